//! The reader's own posts over the years, the time in the present one and the day of retirement.

use app::world::World;
use domain::person::{Assignment, Capacity};
use domain::snapshot::PersonIx;
use domain::time::full_months;

use crate::charts::{self, Chart, DayMark, Held, Words};
use crate::format;
use crate::lang::Lang;
use crate::pages::wording::unit_named;

/// The line of a person's posts; `None` where none is recorded.
pub(crate) fn career(l: Lang, world: &World, me: PersonIx) -> Option<Chart> {
    let (snapshot, node) = (&world.snapshot, world.snapshot.person(me));
    if node.assignments.is_empty() {
        return None;
    }
    let held: Vec<Held> = node.assignments.iter().rev().map(|a| held(l, world, a)).collect();
    let retires = snapshot.current_job(me).and_then(|job| snapshot.retirement_day(me, job));
    let title = match snapshot.months_in_post(me, world.today) {
        Some(months) => {
            let months = text::format::months(l, months);
            l.t(format!("{months} di jabatan sekarang"), format!("{months} in the present post"))
        }
        None => l
            .t("Masa di jabatan sekarang belum diketahui", "Time in the present post is not known")
            .to_owned(),
    };
    let (today, last) = (format::date(l, world.today), retires.map(|day| format::date(l, day)));
    let subtitle = match &last {
        Some(day) => l.t(
            format!("Jabatan Anda dari riwayat yang tercatat, sampai {today}. Pensiun menurut batas usia (BUP): {day}."),
            format!("Your posts as recorded, up to {today}. You retire by the age limit on {day}."),
        ),
        None => l.t(
            format!("Jabatan Anda dari riwayat yang tercatat, sampai {today}. Tanggal pensiun belum dapat dihitung: tanggal lahir atau batas usia jabatan belum tercatat."),
            format!("Your posts as recorded, up to {today}. The day of retirement cannot be computed: the date of birth or the age limit of the post is not recorded."),
        ),
    };
    let count = held.len();
    let story = l.t(
        format!("Garis waktu {count} jabatan. {title}. {subtitle}"),
        format!("A line of {count} posts over the years. {title}. {subtitle}"),
    );
    let words = Words { id: "riwayat", title: &title, subtitle: &subtitle, story: &story };
    let today = DayMark { day: world.today, label: l.t("hari ini", "today").to_owned() };
    let end = retires.map(|day| DayMark {
        day,
        label: l.t(format!("pensiun {}", day.year()), format!("retires {}", day.year())),
    });
    let heads = [
        l.t("Jabatan", "Post"),
        l.t("Unit", "Unit"),
        l.t("Sebagai", "As"),
        l.t("Mulai (TMT)", "From"),
        l.t("Sampai", "Until"),
        l.t("Lama", "Length"),
    ];
    let heads = heads.map(ToOwned::to_owned).to_vec();
    Some(charts::career(l, &words, &held, heads, &today, end.as_ref()))
}

fn held(l: Lang, world: &World, a: &Assignment) -> Held {
    let snapshot = &world.snapshot;
    let job = snapshot.find_job(&a.job).map_or(a.job.as_str(), |job| snapshot.job(job).name.as_str());
    let unit =
        snapshot.find_unit(&a.unit).map_or_else(|| a.unit.as_str().to_owned(), |u| unit_named(snapshot, u));
    let running = l.t("sekarang", "now");
    let from = a.from.map_or_else(|| "?".to_owned(), |day| day.year().to_string());
    let until = a.until.map_or_else(|| running.to_owned(), |day| day.year().to_string());
    let is_acting = a.capacity != Capacity::Definitive;
    let as_what =
        if is_acting { format!("{}; ", text::label::capacity(l, a.capacity)) } else { String::new() };
    let length = a.from.map_or_else(
        || l.t("belum diketahui", "not known").to_owned(),
        |from| format::months(l, full_months(from, a.until.unwrap_or(world.today).min(world.today))),
    );
    Held {
        label: job.to_owned(),
        note: format!("{as_what}{from}–{until}, {unit}"),
        from: a.from,
        until: a.until,
        is_acting,
        cells: vec![
            job.to_owned(),
            unit,
            text::label::capacity(l, a.capacity).to_owned(),
            format::date_or_unknown(l, a.from),
            a.until.map_or_else(|| running.to_owned(), |day| format::date(l, day)),
            length,
        ],
    }
}
