//! Sentences about time: in post, at school, to retirement, in leave.

use super::Say;
use crate::format::{date, months, years};
use crate::label;
use domain::facts::{LeaveKind, Severity as SanctionSeverity};
use domain::job::JobGroup;
use domain::kind::Kind;
use domain::person::Employment;
use domain::time::Date;

pub(super) fn age(say: Say<'_>, age: i32, limit: i32, reached: Date) -> String {
    let (age, limit, reached) = (years(say.lang, age), years(say.lang, limit), date(say.lang, reached));
    say.pick(
        (
            format!("Usia {age}, di bawah batas usia pensiun (BUP) {limit} jabatan tujuan."),
            format!("Aged {age}, under the retirement age of {limit} of the target post."),
        ),
        (
            format!("Usia mencapai batas usia pensiun (BUP) {limit} jabatan tujuan pada {reached}."),
            format!("The retirement age of {limit} of the target post is reached on {reached}."),
        ),
    )
}

pub(super) fn contract(say: Say<'_>, until: Date, left: i32, limit: i32) -> String {
    let (until, limit_text) = (date(say.lang, until), months(say.lang, limit));
    let over = left < 0;
    let left = months(say.lang, left);
    if !say.passed && !over {
        return say.lang.t(
            format!("Perjanjian kerja berakhir {until}; sisanya {left}, kurang dari {limit_text}."),
            format!("The contract ends on {until}; {left} left, less than {limit_text}."),
        );
    }
    say.pick(
        (format!("Perjanjian kerja berlaku sampai {until}."), format!("The contract runs until {until}.")),
        (
            format!("Perjanjian kerja berakhir {until}, sebelum tanggal berlaku."),
            format!("The contract ends on {until}, before the effective date."),
        ),
    )
}

pub(super) fn experience(say: Say<'_>, found: i32, limit: i32, group: JobGroup) -> String {
    let (found, limit) = (months(say.lang, found), months(say.lang, limit));
    let group = label::job_group(say.lang, group);
    say.pick(
        (
            format!("Pengalaman sebagai {group} atau setara {found}, memenuhi {limit}."),
            format!("Time as {group} or equal is {found}, which meets {limit}."),
        ),
        (
            format!("Pengalaman sebagai {group} atau setara baru {found} dari {limit}."),
            format!("Time as {group} or equal is {found} of {limit}."),
        ),
    )
}

pub(super) fn long_in_post(say: Say<'_>, since: Date, found: i32, limit: i32) -> String {
    let (since, found, limit) = (date(say.lang, since), months(say.lang, found), months(say.lang, limit));
    say.pick(
        (
            format!("Dalam jabatan {found} sejak {since}, belum melewati {limit}."),
            format!("In the post for {found} since {since}, not beyond {limit}."),
        ),
        (
            format!("Lebih dari {limit} dalam jabatan ({found} sejak {since})."),
            format!("More than {limit} in the post ({found} since {since})."),
        ),
    )
}

pub(super) fn in_post(say: Say<'_>, since: Date, found: i32, limit: i32) -> String {
    let (since, found, limit) = (date(say.lang, since), months(say.lang, found), months(say.lang, limit));
    say.pick(
        (
            format!("Sudah {limit} dalam jabatan ({found} sejak {since})."),
            format!("At least {limit} in the post ({found} since {since})."),
        ),
        (
            format!("Belum {limit} dalam jabatan ({found} sejak {since})."),
            format!("Not yet {limit} in the post ({found} since {since})."),
        ),
    )
}

pub(super) fn at_school(say: Say<'_>, since: Date, found: i32, limit: i32) -> String {
    let (since, found, limit) = (date(say.lang, since), months(say.lang, found), months(say.lang, limit));
    say.pick(
        (
            format!("Sudah {limit} bertugas di sekolah sekarang ({found} sejak {since})."),
            format!("At least {limit} at the present school ({found} since {since})."),
        ),
        (
            format!("Belum {limit} bertugas di sekolah sekarang ({found} sejak {since})."),
            format!("Not yet {limit} at the present school ({found} since {since})."),
        ),
    )
}

pub(super) fn leave(say: Say<'_>, kind: LeaveKind, until: Option<Date>) -> String {
    let kind = label::leave_kind(say.lang, kind);
    match until.map(|day| date(say.lang, day)) {
        Some(until) => say.lang.t(
            format!("{kind} berjalan sampai {until}, melewati tanggal berlaku."),
            format!("{kind} runs until {until}, beyond the effective date."),
        ),
        None => say.lang.t(
            format!("{kind} tercatat dan belum ada pengaktifan kembali."),
            format!("{kind} is recorded, and no return to work yet."),
        ),
    }
}

pub(super) fn none_recorded(say: Say<'_>, kind: Kind, as_of: Date) -> String {
    let (kind, as_of) = (label::kind(say.lang, kind), date(say.lang, as_of));
    say.lang.t(
        format!("Tidak ada catatan yang menghalangi ({kind}, lengkap per {as_of})."),
        format!("Nothing on record stands in the way ({kind}, complete as of {as_of})."),
    )
}

pub(super) fn probation(
    say: Say<'_>,
    employment: Employment,
    (cpns_from, pns_from): (Option<Date>, Option<Date>),
    probation: i32,
) -> String {
    let since = pns_from.map(|day| date(say.lang, day));
    if say.passed {
        let employment = label::employment(say.lang, employment);
        return match since {
            Some(since) => say.lang.t(
                format!("Diangkat menjadi PNS sejak {since}."),
                format!("Civil servant (PNS) since {since}."),
            ),
            None => say
                .lang
                .t(format!("Status pegawai: {employment}."), format!("Kind of employment: {employment}.")),
        };
    }
    let begun = cpns_from.map_or_else(String::new, |day| {
        let day = date(say.lang, day);
        say.lang.t(format!(" CPNS sejak {day}."), format!(" Candidate since {day}."))
    });
    let probation = months(say.lang, probation);
    let first = match since {
        Some(since) => say.lang.t(
            format!("Pengangkatan menjadi PNS berlaku {since}; tanggal pindah harus sesudahnya."),
            format!("The appointment as civil servant (PNS) begins on {since}; the move must come after."),
        ),
        None => say.lang.t(
            format!(
                "Pengangkatan dari calon PNS (CPNS) menjadi PNS belum tercatat; masa percobaan {probation}."
            ),
            format!(
                "The appointment from candidate to civil servant is not recorded; probation is {probation}."
            ),
        ),
    };
    first + &begun
}

pub(super) fn retirement(say: Say<'_>, retires: Date, left: i32, limit: i32) -> String {
    let (retires, left) = (date(say.lang, retires), months(say.lang, left));
    let limit = months(say.lang, limit);
    say.pick(
        (
            format!("Pensiun {retires}; sisa {left}, memenuhi {limit}."),
            format!("Retires on {retires}; {left} left, which meets {limit}."),
        ),
        (
            format!("Pensiun {retires}; sisa {left}, kurang dari {limit}."),
            format!("Retires on {retires}; {left} left, less than {limit}."),
        ),
    )
}

pub(super) fn sanction(say: Say<'_>, severity: SanctionSeverity, until: Option<Date>) -> String {
    let id = label::sanction_severity(crate::lang::Lang::Id, severity).to_lowercase();
    let en = label::sanction_severity(crate::lang::Lang::En, severity).to_lowercase();
    let end = until.map_or_else(String::new, |day| {
        let day = date(say.lang, day);
        say.lang.t(format!(" sampai {day}"), format!(" until {day}"))
    });
    say.pick(
        (
            format!("Perpindahan ini pelaksanaan hukuman disiplin {id}{end}."),
            format!("This move carries out a {en} sanction{end}."),
        ),
        (format!("Hukuman disiplin {id} berjalan{end}."), format!("A {en} sanction runs{end}.")),
    )
}

pub(super) fn study(say: Say<'_>, until: Option<Date>) -> String {
    match until.map(|day| date(say.lang, day)) {
        Some(until) => say.lang.t(
            format!("Tugas belajar berjalan sampai {until}, melewati tanggal berlaku."),
            format!("Study leave runs until {until}, beyond the effective date."),
        ),
        None => say.t(
            "Tugas belajar tercatat dan tanggal akhirnya belum ada.",
            "Study leave is recorded, and its end is not known.",
        ),
    }
}
