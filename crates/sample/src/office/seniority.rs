//! The seniority list (*daftar urut kepangkatan*, DUK): two merged header rows, a number row, section rows.
//!
//! PNS only, sorted by rank, time in rank and age; name and birth share one cell.

use std::io;
use std::path::Path;

use rust_xlsxwriter::Worksheet;

use super::spelling;
use crate::agency::Agency;
use crate::calendar::{day_first, full_months};
use crate::cell::Cell;
use crate::people::{Employment, People};
use crate::workbook::{WrittenFile, merge, save, stamped, write_row};

/// Upper header: text, first and last column; one column spans two rows.
const UPPER: [(&str, u16, u16); 10] = [
    ("NO", 0, 0),
    ("NAMA / TTL", 1, 1),
    ("NIP", 2, 2),
    ("PKT TERAKHIR", 3, 4),
    ("JABATAN", 5, 6),
    ("ESL", 7, 7),
    ("MK GOL", 8, 9),
    ("LATIHAN JABATAN", 10, 12),
    ("PEND AKHIR", 13, 15),
    ("KET", 16, 16),
];

/// Lower header from column 3 on; empty where the upper one spans both rows.
const LOWER: [&str; 13] = [
    "GOL/RUANG",
    "TMT",
    "NAMA",
    "TMT",
    "",
    "THN",
    "BLN",
    "NAMA",
    "THN",
    "JML JAM",
    "ASAL",
    "T.LLS",
    "TK.IJAZAH",
];

/// Writes the list.
pub(super) fn write(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let people = agency.people();
    let mut workbook = stamped(agency.options.today, "Daftar urut kepangkatan")?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("DUK").map_err(io::Error::other)?;
    write_headers(sheet, agency)?;
    let order = |rank: &str| crate::people::rank_order(rank);
    let mut listed: Vec<usize> = (0..people.drafts.len())
        .filter(|draft| people.drafts[*draft].employment != Employment::Pppk)
        .collect();
    listed.sort_by_key(|draft| {
        let person = &people.drafts[*draft];
        (std::cmp::Reverse(order(&person.rank)), person.rank_from, person.birth, person.nip.clone())
    });
    let (mut line, mut section) = (5_u32, "");
    for (number, draft) in (1_u32..).zip(&listed) {
        let class = people.drafts[*draft].rank.split('/').next().unwrap_or_default();
        if class != section {
            section = class;
            write_row(sheet, line, &[Cell::from(format!("{class}. DAFTAR PEGAWAI GOLONGAN {class}"))])?;
            line += 1;
        }
        write_row(sheet, line, &row(people, *draft, number))?;
        line += 1;
    }
    write_row(sheet, line, &[Cell::from("JUMLAH"), Cell::from(format!("{} orang", listed.len()))])?;
    save(workbook, path, listed.len())
}

fn write_headers(sheet: &mut Worksheet, agency: &Agency) -> io::Result<()> {
    merge(sheet, (0, 0), (0, 16), "DAFTAR URUT KEPANGKATAN PEGAWAI NEGERI SIPIL (DATA CONTOH)")?;
    merge(
        sheet,
        (1, 0),
        (1, 16),
        &format!("PEMERINTAH KABUPATEN BUKITINTAN, KEADAAN {}", spelled_day(agency)),
    )?;
    for (text, first, last) in UPPER {
        let bottom = if first == last { 3 } else { 2 };
        merge(sheet, (2, first), (bottom, last), text)?;
    }
    let mut lower = vec![Cell::Empty; 3];
    lower.extend(LOWER.map(Cell::from));
    write_row(sheet, 3, &lower)?;
    let numbers: Vec<Cell> = (1..=17_u32).map(Cell::from).collect();
    write_row(sheet, 4, &numbers)
}

fn spelled_day(agency: &Agency) -> String {
    crate::calendar::spelled(agency.options.today).to_uppercase()
}

fn row(people: &People, index: usize, number: u32) -> Vec<Cell> {
    let draft = &people.drafts[index];
    let job = &people.job(index).row;
    let home = crate::layout::places::DISTRICTS[draft.home].name;
    let in_rank = full_months(draft.rank_from, people.today);
    let eselon = match job.level {
        "jpt-pratama-a" => "II.a",
        "jpt-pratama-b" => "II.b",
        "administrator-a" => "III.a",
        "administrator-b" => "III.b",
        "pengawas-a" => "IV.a",
        "pengawas-b" => "IV.b",
        _ => "-",
    };
    vec![
        Cell::from(number),
        Cell::from(format!("{}\n{home}, {}", spelling::full_name(draft), day_first(draft.birth))),
        Cell::from(spelling::nip(&draft.nip, index)),
        Cell::from(spelling::rank(&draft.rank, index)),
        Cell::from(day_first(draft.rank_from)),
        Cell::from(spelling::title(&job.name, index)),
        Cell::from(day_first(draft.post_from)),
        Cell::from(eselon),
        Cell::from(in_rank.unsigned_abs() / 12),
        Cell::from(in_rank.unsigned_abs() % 12),
        Cell::from("-"),
        Cell::from("-"),
        Cell::from("-"),
        Cell::from(spelling::words(draft.field)),
        Cell::from(people.today.year().min(draft.birth.year() + 23)),
        Cell::from(spelling::education(draft.education)),
        Cell::Empty,
    ]
}
