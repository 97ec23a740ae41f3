//! Sentences about the post, the unit and who works there.

use super::Say;
use crate::format::{count, date, integer, minutes};
use crate::label;
use domain::facts::RelationKind;
use domain::job::JobLevel;
use domain::person::{Employment, LegalStatus};
use domain::snapshot::{JobIx, UnitIx};
use domain::time::Date;

pub(super) fn class(say: Say<'_>, from: u8, to: u8, limit: i32) -> String {
    if limit <= 0 {
        return say.lang.t(
            format!("Kelas jabatan dari {from} ke {to}; kelas jabatan tidak boleh turun."),
            format!("Job class from {from} to {to}; it may not drop."),
        );
    }
    let limit = integer(say.lang, i64::from(limit));
    say.lang.t(
        format!("Kelas jabatan dari {from} ke {to}; paling banyak boleh turun {limit}."),
        format!("Job class from {from} to {to}; it may drop by {limit} at most."),
    )
}

pub(super) fn level(say: Say<'_>, from: JobLevel, to: JobLevel) -> String {
    let (from, to) = (label::job_level(say.lang, from), label::job_level(say.lang, to));
    say.pick(
        (
            format!("Jenjang tidak turun: dari {from} ke {to}."),
            format!("The level does not fall: from {from} to {to}."),
        ),
        (format!("Jenjang turun: dari {from} ke {to}."), format!("The level falls: from {from} to {to}.")),
    )
}

pub(super) fn no_relative(say: Say<'_>, relatives: u32) -> String {
    let relatives = count(say.lang, i64::from(relatives), "orang", "person", "people");
    say.lang.t(
        format!(
            "Keluarga yang dilaporkan ({relatives}) tidak bertugas di unit tujuan atau unit terdekatnya."
        ),
        format!("The declared relatives ({relatives}) do not work in the target unit or next to it."),
    )
}

pub(super) fn on_map(say: Say<'_>, until: Option<Date>) -> String {
    let Some(until) = until.map(|day| date(say.lang, day)) else {
        return say.pick(
            ("Jabatan tujuan ada di peta jabatan.".to_owned(), "The target post is on the map.".to_owned()),
            (
                "Jabatan tujuan belum ada pada tanggal berlaku.".to_owned(),
                "The target post does not exist yet on the effective date.".to_owned(),
            ),
        );
    };
    say.pick(
        (
            format!("Jabatan tujuan ada di peta jabatan sampai {until}."),
            format!("The target post is on the map until {until}."),
        ),
        (
            format!("Jabatan tujuan hanya ada sampai {until}."),
            format!("The target post exists until {until} only."),
        ),
    )
}

pub(super) fn open_selection(say: Say<'_>, level: JobLevel, by_talent_pool: bool) -> String {
    let level = label::job_level(say.lang, level);
    if by_talent_pool {
        return say.lang.t(
            format!("{level}: instansi memiliki persetujuan manajemen talenta."),
            format!("{level}: the agency holds an approved talent pool."),
        );
    }
    say.pick(
        (
            format!("{level}: hasil seleksi terbuka tercatat."),
            format!("{level}: an open selection is on record."),
        ),
        (
            format!(
                "{level} hanya dapat diisi melalui seleksi terbuka atau manajemen talenta yang disetujui."
            ),
            format!("{level} is entered by open selection or an approved talent pool only."),
        ),
    )
}

pub(super) fn pppk_job(say: Say<'_>, from: JobIx, to: JobIx) -> String {
    let (from, to) = (say.job(from), say.job(to));
    say.pick(
        (
            format!("Jabatan tetap: {to}; yang berubah hanya unitnya."),
            format!("The job stays {to}; only the unit changes."),
        ),
        (
            format!("Jabatan berubah dari {from} ke {to}; PPPK hanya dapat pindah unit."),
            format!("The job changes from {from} to {to}; contract staff may change the unit only."),
        ),
    )
}

pub(super) fn pppk_level(say: Say<'_>, level: JobLevel) -> String {
    let level = label::job_level(say.lang, level);
    say.pick(
        (format!("{level} bukan jabatan manajerial."), format!("{level} is no managerial post.")),
        (
            format!("{level} adalah jabatan manajerial, yang tidak diisi PPPK."),
            format!("{level} is a managerial post, which contract staff do not hold."),
        ),
    )
}

/// Never names the relative: these sentences stand on pages of people who have no reason to know who it is.
pub(super) fn relative(say: Say<'_>, (kind, degree): (RelationKind, u8), unit: UnitIx) -> String {
    let (kind, unit) = (label::relation_kind(say.lang, kind).to_lowercase(), say.unit(unit));
    say.lang.t(
        format!("Keluarga ({kind}, derajat {degree}) bertugas di unit yang sama atau berdekatan: {unit}."),
        format!("A relative ({kind}, degree {degree}) works in the same unit or next to it: {unit}."),
    )
}

pub(super) fn second_post(say: Say<'_>, since: Option<Date>) -> String {
    let since = since.map_or_else(String::new, |day| {
        let day = date(say.lang, day);
        say.lang.t(format!(" (sejak {day})"), format!(" (since {day})"))
    });
    say.lang.t(
        format!("Jabatan definitif kedua masih berjalan{since}."),
        format!("A second definitive post goes on{since}."),
    )
}

pub(super) fn standing(say: Say<'_>, employment: Employment, status: LegalStatus) -> String {
    let employment = label::employment(say.lang, employment);
    let status = label::legal_status_name(say.lang, status).map_or_else(
        || say.lang.t(format!("kode {:02}", status.0), format!("code {:02}", status.0)),
        str::to_owned,
    );
    say.pick(
        (
            format!("{employment}, kedudukan hukum {status}."),
            format!("{employment}, legal standing {status}."),
        ),
        (
            format!("{employment}, kedudukan hukum {status}: belum dapat dipindahkan dengan cara ini."),
            format!("{employment}, legal standing {status}: cannot be moved this way for now."),
        ),
    )
}

pub(super) fn travel(say: Say<'_>, found: u16, limit: i32) -> String {
    let (found, limit) = (minutes(say.lang, i64::from(found)), minutes(say.lang, i64::from(limit)));
    say.pick(
        (
            format!("Waktu tempuh dari rumah {found}, dalam batas {limit}."),
            format!("Travel from home takes {found}, within {limit}."),
        ),
        (
            format!("Waktu tempuh dari rumah {found}, melebihi {limit}."),
            format!("Travel from home takes {found}, more than {limit}."),
        ),
    )
}
