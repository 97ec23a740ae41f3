//! What data decide about a person, in words for their own pages: value, where it is kept, what it is used for.
//! Shows nothing of anybody else.

use domain::facts::Wish;
use domain::kind::Kind;
use domain::snapshot::{PersonIx, Snapshot};
use domain::time::Date;
use placement::criterion::Criterion;
use text::criterion::criterion_name;

use super::wording::unit_named;
use crate::format;
use crate::lang::Lang;

/// One fact about the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnFact {
    /// What it is.
    pub(crate) term: &'static str,
    /// The value, or in words that there is none and what follows.
    pub(crate) value: String,
    /// Which list it comes from and what it is used for.
    pub(crate) source: String,
    /// Whether the fact is not there, so that the person should see to it.
    pub(crate) is_missing: bool,
}

/// A slug as people read it: `ilmu-hukum` is 'Ilmu hukum'.
pub(crate) fn unslugged(slug: &str) -> String {
    let mut letters = slug.chars().map(|c| if c == '-' { ' ' } else { c });
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a wish asks for: 'Perawat Terampil, Puskesmas Kota'.
pub(crate) fn wish_named(l: Lang, snapshot: &Snapshot, wish: &Wish) -> String {
    if wish.stay {
        return l.t("Tetap di jabatan sekarang", "To stay in the present post").to_owned();
    }
    let job =
        wish.job.as_ref().and_then(|code| snapshot.find_job(code)).map(|job| snapshot.job(job).name.clone());
    let unit = wish.unit.as_ref().and_then(|code| snapshot.find_unit(code));
    let unit = unit.map(|unit| unit_named(snapshot, unit));
    let district = wish.district.as_ref().map(|d| unslugged(d.as_str()));
    let district = district.map(|d| l.t(format!("Kecamatan {d}"), format!("{d} district")));
    let parts: Vec<String> = [job, unit, district].into_iter().flatten().collect();
    match (parts.is_empty(), wish.anywhere) {
        (true, true) => l.t("Bersedia ke mana saja", "Willing to go anywhere").to_owned(),
        (true, false) => {
            l.t("Jabatan yang tidak ada lagi di peta", "A post that is no longer on the map").to_owned()
        }
        (false, _) => parts.join(", "),
    }
}

/// The list that a fact comes from, as it reads after 'Sumber:'.
fn source_named(l: Lang, kind: Kind) -> String {
    match kind {
        Kind::People => l.t("data pegawai", "staff data").to_owned(),
        Kind::Education => l.t("data pendidikan", "education data").to_owned(),
        Kind::Sanctions => l.t("daftar hukuman disiplin", "register of sanctions").to_owned(),
        other => text::label::kind(l, other).to_lowercase(),
    }
}

/// The data that decide about a person on a day.
pub(crate) fn own_data(l: Lang, snapshot: &Snapshot, me: PersonIx, day: Date) -> Vec<OwnFact> {
    let fact = |term: &'static str, kind: Kind, used: &[Criterion], value: Result<String, String>| {
        let used: Vec<String> = used.iter().map(|c| criterion_name(l, *c).to_lowercase()).collect();
        let list = source_named(l, kind);
        let mut source = l.t(format!("Sumber: {list}"), format!("Source: {list}"));
        if !used.is_empty() {
            let used = used.join(", ");
            source.push_str(&l.t(format!("; dipakai untuk {used}"), format!("; used for {used}")));
        }
        let is_missing = value.is_err();
        OwnFact { term, value: value.unwrap_or_else(|words| words), source, is_missing }
    };
    vec![
        fact(
            l.t("Jabatan", "Post"),
            Kind::Assignments,
            &[Criterion::Rotation, Criterion::Breadth],
            post_words(l, snapshot, me, day),
        ),
        fact(l.t("Pangkat dan golongan", "Rank"), Kind::People, &[], rank_words(l, snapshot, me)),
        fact(
            l.t("Pendidikan", "Education"),
            Kind::Education,
            &[Criterion::Qualification],
            education_words(l, snapshot, me),
        ),
        fact(
            l.t("Asesmen", "Assessment"),
            Kind::Competencies,
            &[Criterion::Competency, Criterion::Potential],
            assessment_words(l, snapshot, me),
        ),
        fact(
            l.t("Predikat kinerja", "Ratings"),
            Kind::Performance,
            &[Criterion::Performance],
            rating_words(l, snapshot, me),
        ),
        fact(
            l.t("Hukuman disiplin", "Sanctions"),
            Kind::Sanctions,
            &[],
            Ok(sanction_words(l, snapshot, me, day)),
        ),
        fact(
            l.t("Kecamatan rumah", "Home district"),
            Kind::People,
            &[Criterion::Distance],
            home_words(l, snapshot, me),
        ),
        fact(l.t("Minat", "Wishes"), Kind::Wishes, &[Criterion::Wish], Ok(wish_words(l, snapshot, me))),
    ]
}

type Words = Result<String, String>;

fn post_words(l: Lang, snapshot: &Snapshot, me: PersonIx, day: Date) -> Words {
    let job = snapshot.current_job(me).map(|job| job.name.clone());
    let unit = snapshot.current_unit(me).map(|unit| unit_named(snapshot, unit));
    let parts: Vec<String> = [job, unit].into_iter().flatten().collect();
    if parts.is_empty() {
        return Err(l
            .t(
                "Belum tercatat. Tanpa jabatan, Anda tidak masuk rencana.",
                "Not recorded. Without a post you are not part of a plan.",
            )
            .to_owned());
    }
    let place = parts.join(", ");
    let Some(since) = snapshot.person(me).in_post_since else {
        return Err(l.t(
            format!("{place}. Tanggal mulai (TMT) belum tercatat."),
            format!("{place}. The day it began is not recorded."),
        ));
    };
    let (from, months) = (format::date(l, since), snapshot.months_in_post(me, day).unwrap_or(0));
    let months = text::format::months(l, months);
    Ok(l.t(format!("{place}, sejak {from} ({months})"), format!("{place}, since {from} ({months})")))
}

fn rank_words(l: Lang, snapshot: &Snapshot, me: PersonIx) -> Words {
    let record = &snapshot.person(me).record;
    let Some(rank) = record.rank else { return Err(l.t("Belum tercatat.", "Not recorded.").to_owned()) };
    let name = rank.pangkat().map_or_else(|| rank.to_string(), |pangkat| format!("{pangkat}, {rank}"));
    Ok(match record.rank_from {
        Some(from) => {
            let from = format::date(l, from);
            l.t(format!("{name}, sejak {from}"), format!("{name}, since {from}"))
        }
        None => name,
    })
}

fn education_words(l: Lang, snapshot: &Snapshot, me: PersonIx) -> Words {
    let highest = snapshot
        .person(me)
        .education
        .iter()
        .filter(|e| e.level.is_some())
        .max_by_key(|e| e.level.map(|v| v.order()));
    let Some(highest) = highest else {
        return Err(l
            .t(
                "Belum tercatat. Tanpa data, dihitung netral.",
                "Not recorded. Without data it counts neutral.",
            )
            .to_owned());
    };
    let level = highest.level.map_or("", |level| level.name());
    let year = highest.year.map_or_else(String::new, |year| format!(", {year}"));
    Ok(format!("{level} {}{year}", unslugged(&highest.field)).trim().to_owned())
}

fn assessment_words(l: Lang, snapshot: &Snapshot, me: PersonIx) -> Words {
    let Some(newest) = snapshot.person(me).competencies.first() else {
        return Err(l
            .t(
                "Belum ada asesmen. Tanpa asesmen, kompetensi dihitung netral.",
                "No assessment yet. Without one, competence counts neutral.",
            )
            .to_owned());
    };
    let day = newest.date.map_or_else(
        || l.t("tanggal belum tercatat", "day not recorded").to_owned(),
        |day| format::date(l, day),
    );
    let measured = newest.levels.iter().flatten().count();
    let potential = newest.potential.map_or_else(String::new, |potential| {
        let word = text::label::potential(l, potential).to_lowercase();
        l.t(format!(", potensi {word}"), format!(", potential {word}"))
    });
    Ok(l.t(
        format!("{day}, {measured} kompetensi diukur{potential}"),
        format!("{day}, {measured} competences measured{potential}"),
    ))
}

fn rating_words(l: Lang, snapshot: &Snapshot, me: PersonIx) -> Words {
    let ratings = &snapshot.person(me).performance;
    if ratings.is_empty() {
        return Err(l
            .t(
                "Belum ada predikat. Tanpa predikat, nilai kinerja dihitung netral.",
                "No rating yet. Without one, performance counts neutral.",
            )
            .to_owned());
    }
    let words = ratings.iter().take(2).map(|p| format!("{}: {}", p.year, text::label::rating(l, p.rating)));
    Ok(words.collect::<Vec<_>>().join("; "))
}

fn sanction_words(l: Lang, snapshot: &Snapshot, me: PersonIx, day: Date) -> String {
    let running = snapshot.person(me).sanctions.iter().find(|s| s.period.contains(day));
    if let Some(sanction) = running {
        let kind = text::label::sanction_severity(l, sanction.severity);
        let until = sanction.period.until().map_or_else(String::new, |end| {
            let end = format::date(l, end);
            l.t(format!(", sampai {end}"), format!(", until {end}"))
        });
        return format!("{kind}{until}");
    }
    match snapshot.registers().declaration(Kind::Sanctions) {
        Some(declared) => {
            let as_of = format::date(l, declared.as_of);
            l.t(
                format!("Tidak ada yang berjalan; daftar dinyatakan lengkap per {as_of}"),
                format!("None running; the register is declared complete as of {as_of}"),
            )
        }
        None => l
            .t(
                "Tidak ada yang tercatat; daftar belum dinyatakan lengkap",
                "None recorded; the register is not declared complete",
            )
            .to_owned(),
    }
}

fn home_words(l: Lang, snapshot: &Snapshot, me: PersonIx) -> Words {
    let missing = l.t(
        "Belum tercatat. Tanpa alamat, jarak dihitung netral.",
        "Not recorded. Without an address, distance counts neutral.",
    );
    let home = snapshot.person(me).record.home_district.as_ref();
    home.map(|home| unslugged(home.as_str())).ok_or_else(|| missing.to_owned())
}

fn wish_words(l: Lang, snapshot: &Snapshot, me: PersonIx) -> String {
    let wishes = &snapshot.person(me).wishes;
    if wishes.is_empty() {
        return l
            .t(
                "Tidak diisi. Tidak mengisi minat tidak mengurangi nilai Anda.",
                "Not given. Giving no wish takes nothing from your points.",
            )
            .to_owned();
    }
    let words = wishes.iter().map(|wish| format!("{}. {}", wish.rank, wish_named(l, snapshot, wish)));
    words.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::story;

    #[test]
    fn a_missing_fact_says_what_follows_and_asks_to_be_seen_to() {
        let mut world = story::world();
        let me = story::person(&world.snapshot, 1);
        let full = own_data(Lang::Id, &world.snapshot, me, story::TODAY);
        assert!(full.iter().all(|fact| !fact.is_missing && !fact.value.is_empty()), "{full:?}");
        assert!(full.iter().all(|fact| fact.source.starts_with("Sumber: ")), "{full:?}");
        assert_eq!(full[5].source, "Sumber: daftar hukuman disiplin");
        let nobody = story::person(&world.snapshot, 3);
        assert!(
            own_data(Lang::Id, &world.snapshot, nobody, story::TODAY)[7].value.contains("tidak mengurangi")
        );
        world = story::world_of(|records| records.competencies.clear());
        let bare = own_data(Lang::Id, &world.snapshot, me, story::TODAY);
        let assessment = bare.iter().find(|fact| fact.term == "Asesmen").expect("the row is always there");
        assert!(assessment.is_missing && assessment.value.contains("netral"));
    }

    #[test]
    fn a_slug_reads_like_words() {
        assert_eq!(unslugged("ilmu-hukum"), "Ilmu hukum");
        assert_eq!(unslugged(""), "");
    }
}
