//! Sentences about merit: education, competence, performance, rank.

use super::Say;
use crate::format::{date, integer, percent, years};
use crate::label;
use domain::facts::{EducationLevel, Rating};
use domain::golongan::Golongan;
use domain::snapshot::JobIx;
use domain::time::Date;

pub(super) fn assessment(say: Say<'_>, assessed: Date, limit: i32) -> String {
    let (assessed, limit) = (date(say.lang, assessed), years(say.lang, limit));
    say.pick(
        (
            format!("Asesmen {assessed} masih berlaku ({limit})."),
            format!("The assessment of {assessed} still counts ({limit})."),
        ),
        (
            format!("Asesmen terakhir {assessed}, lebih lama dari {limit}."),
            format!("The last assessment is of {assessed}, older than {limit}."),
        ),
    )
}

pub(super) fn competence(say: Say<'_>, jpm: (f64, f64), gap: (u8, i32), widest: u8) -> String {
    let (found, limit) = (percent(say.lang, jpm.0), percent(say.lang, jpm.1));
    let most = integer(say.lang, i64::from(gap.1));
    let first = if jpm.0 >= jpm.1 {
        say.lang.t(
            format!("Kesesuaian kompetensi {found}, memenuhi {limit}."),
            format!("The competence match is {found}, which meets {limit}."),
        )
    } else {
        say.lang.t(
            format!("Kesesuaian kompetensi {found}, di bawah {limit}."),
            format!("The competence match is {found}, under {limit}."),
        )
    };
    if gap.0 == 0 {
        return first;
    }
    let (name, gap) = (label::competence(say.lang, usize::from(widest)), gap.0);
    first
        + &say.lang.t(
            format!(" Kesenjangan terlebar: {name}, {gap} tingkat (batas {most})."),
            format!(" The widest gap: {name}, levels {gap} (limit {most})."),
        )
}

pub(super) fn education(say: Say<'_>, held: Option<EducationLevel>, required: EducationLevel) -> String {
    let required = required.name();
    let Some(held) = held.map(EducationLevel::name) else {
        return say.lang.t(
            format!("Tidak ada ijazah tercatat; jabatan ini meminta {required}."),
            format!("No degree is on record; the post asks for {required}."),
        );
    };
    say.pick(
        (format!("Pendidikan {held} memenuhi {required}."), format!("Education {held} meets {required}.")),
        (
            format!("Pendidikan {held}; jabatan ini meminta paling rendah {required}."),
            format!("Education is {held}; the post asks for at least {required}."),
        ),
    )
}

pub(super) fn field(say: Say<'_>, job: JobIx) -> String {
    let fields = &say.snapshot.job(job).education_fields;
    let fields = label::capital(&fields.iter().map(|f| label::slug(f)).collect::<Vec<_>>().join(", "));
    say.pick(
        (
            format!("Bidang pendidikan sesuai dengan yang diminta jabatan ({fields})."),
            format!("The field of education is one the post accepts ({fields})."),
        ),
        (
            format!("Bidang pendidikan berbeda dari yang diminta jabatan ({fields})."),
            format!("The field of education is not one the post accepts ({fields})."),
        ),
    )
}

pub(super) fn rank(
    say: Say<'_>,
    held: Golongan,
    (low, high): (Option<Golongan>, Option<Golongan>),
    tolerance: i32,
) -> String {
    let end = |rank: Option<Golongan>| rank.map_or_else(|| "…".to_owned(), |r| r.to_string());
    let (low, high) = (end(low), end(high));
    say.pick(
        (
            format!("Golongan {held}, sesuai dengan rentang {low}–{high} (boleh {tolerance} di bawah)."),
            format!("Rank {held} fits the range {low}–{high} ({tolerance} below is accepted)."),
        ),
        (
            format!("Golongan {held}, di luar rentang {low}–{high} (boleh {tolerance} di bawah)."),
            format!("Rank {held} lies outside the range {low}–{high} ({tolerance} below is accepted)."),
        ),
    )
}

pub(super) fn ratings(say: Say<'_>, year: i16, rating: Option<Rating>, span: i32) -> String {
    let span = years(say.lang, span);
    let Some(rating) = rating.map(|r| label::rating(say.lang, r)) else {
        return say.lang.t(
            format!("Tidak ada predikat kinerja tahun {year}; diminta Baik selama {span} terakhir."),
            format!("There is no rating for {year}; good ratings of the last {span} are asked for."),
        );
    };
    say.pick(
        (
            format!("Predikat kinerja {span} terakhir paling rendah {rating}."),
            format!("The ratings of the last {span} are at least: {rating}."),
        ),
        (
            format!("Predikat kinerja {year}: {rating}; diminta paling rendah Baik selama {span} terakhir."),
            format!("Rating of {year}: {rating}; at least good is asked for in the last {span}."),
        ),
    )
}

pub(super) fn subject(say: Say<'_>, job: JobIx, by_certificate: bool) -> String {
    let subject = say.snapshot.job(job).subject.as_deref().map(label::slug).unwrap_or_default();
    let paper_id = if by_certificate { "Sertifikat pendidik" } else { "Ijazah" };
    let paper_en = if by_certificate { "teaching certificate" } else { "degree" };
    say.pick(
        (
            format!("{paper_id} sesuai dengan mata pelajaran {subject}."),
            format!("The {paper_en} fits the subject {subject}."),
        ),
        (
            format!("{paper_id} tidak sesuai dengan mata pelajaran {subject}."),
            format!("The {paper_en} does not fit the subject {subject}."),
        ),
    )
}

pub(super) fn talent_box(say: Say<'_>, number: u8, assessed: Date, year: i16) -> String {
    let assessed = date(say.lang, assessed);
    say.pick(
        (
            format!("Kotak talenta {number} dari 9 (asesmen {assessed}, kinerja {year})."),
            format!("Talent box {number} of 9 (assessment of {assessed}, rating of {year})."),
        ),
        (
            format!(
                "Kotak talenta {number} dari 9 tidak termasuk kotak promosi (asesmen {assessed}, kinerja {year})."
            ),
            format!(
                "Talent box {number} of 9 is not one for promotion (assessment of {assessed}, rating of {year})."
            ),
        ),
    )
}
