//! How offices spell the same thing in different ways.
//!
//! Which spelling a row gets follows from its number, so that each one occurs and files stay the same.

use jiff::civil::Date;

use crate::calendar::{day_first, spelled};
use crate::people::Draft;

/// Rank names of the PNS ranks.
const RANK_NAMES: [(&str, &str); 17] = [
    ("I/a", "Juru Muda"),
    ("I/b", "Juru Muda Tingkat I"),
    ("I/c", "Juru"),
    ("I/d", "Juru Tingkat I"),
    ("II/a", "Pengatur Muda"),
    ("II/b", "Pengatur Muda Tingkat I"),
    ("II/c", "Pengatur"),
    ("II/d", "Pengatur Tingkat I"),
    ("III/a", "Penata Muda"),
    ("III/b", "Penata Muda Tingkat I"),
    ("III/c", "Penata"),
    ("III/d", "Penata Tingkat I"),
    ("IV/a", "Pembina"),
    ("IV/b", "Pembina Tingkat I"),
    ("IV/c", "Pembina Utama Muda"),
    ("IV/d", "Pembina Utama Madya"),
    ("IV/e", "Pembina Utama"),
];

/// Name of a rank; none for a contract grade.
pub(super) fn rank_name(rank: &str) -> Option<&'static str> {
    RANK_NAMES.iter().find(|(code, _)| *code == rank).map(|(_, name)| *name)
}

/// SIASN id of a rank (`33` for III/c); none for a contract grade.
pub(super) fn rank_id(rank: &str) -> Option<String> {
    let (class, letter) = rank.split_once('/')?;
    let class = ["I", "II", "III", "IV"].iter().position(|known| *known == class)? + 1;
    let letter = letter.bytes().next()? - b'a' + 1;
    Some(format!("{class}{letter}"))
}

/// `III/c`, `III.c`, `IIIc` or `Penata (III/c)`.
pub(super) fn rank(rank: &str, row: usize) -> String {
    match (row % 20, rank_name(rank)) {
        (3, Some(_)) => rank.replace('/', "."),
        (9, Some(_)) => rank.replace('/', ""),
        (14, Some(name)) => format!("{name} ({rank})"),
        _ => rank.to_owned(),
    }
}

/// NIP as it is, after an apostrophe, or in groups.
pub(super) fn nip(nip: &str, row: usize) -> String {
    match row % 15 {
        2 | 7 => format!("'{nip}"),
        11 => format!("{} {} {} {}", &nip[..8], &nip[8..14], &nip[14..15], &nip[15..]),
        _ => nip.to_owned(),
    }
}

/// `01-02-2019`, `1/2/2019` or `1 Februari 2019`.
pub(super) fn date(date: Date, row: usize) -> String {
    match row % 12 {
        4 => spelled(date),
        8 => format!("{}/{}/{:04}", date.day(), date.month(), date.year()),
        _ => day_first(date),
    }
}

/// Nothing, written as `-`, `null` or not at all.
pub(super) fn nothing(row: usize) -> &'static str {
    ["", "-", "null", ""][row % 4]
}

/// Job titles as people shorten them: `Kasubag`, `Kasi`, `Guru Kelas Pertama`.
pub(super) fn title(name: &str, row: usize) -> String {
    if row % 3 == 1 {
        return name.to_owned();
    }
    let short = if row.is_multiple_of(2) { "Kasubag " } else { "Ka. Sub Bagian " };
    if let Some(rest) = name.strip_prefix("Kepala Subbagian ") {
        format!("{short}{rest}")
    } else if let Some(rest) = name.strip_prefix("Kepala Seksi ") {
        format!("Kasi {rest}")
    } else if name.starts_with("Guru") && row.is_multiple_of(7) {
        name.replace("Ahli ", "")
    } else {
        name.to_owned()
    }
}

/// Unit names: `SDN 1 …` for `SD Negeri 1 …`, in some rows.
pub(super) fn unit(name: &str, row: usize) -> String {
    match row % 9 {
        5 => name.replace("SD Negeri", "SDN").replace("SMP Negeri", "SMPN"),
        7 => name.to_uppercase(),
        _ => name.to_owned(),
    }
}

/// Name with titles on both sides.
pub(super) fn full_name(draft: &Draft) -> String {
    let mut name = String::new();
    if let Some(before) = &draft.title_before {
        name.push_str(before);
        name.push(' ');
    }
    name.push_str(&draft.name);
    if let Some(after) = &draft.title_after {
        name.push_str(", ");
        name.push_str(after);
    }
    name
}

/// Name of an education level.
pub(super) fn education(level: &str) -> &'static str {
    match level {
        "05" => "SD",
        "10" => "SLTP",
        "15" => "SLTA",
        "30" => "Diploma III/Sarjana Muda",
        "35" => "Diploma IV",
        "45" => "S-2",
        _ => "S-1/Sarjana",
    }
}

/// `Pendidikan Guru Sd` for `pendidikan-guru-sd`: a slug as words.
pub(super) fn words(slug: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    slug.split('-').map(capital).collect::<Vec<_>>().join(" ")
}

/// A number with a decimal comma.
pub(super) fn decimal(number: f64, places: usize) -> String {
    format!("{number:.places$}").replace('.', ",")
}
