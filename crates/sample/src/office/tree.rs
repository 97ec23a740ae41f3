//! The unit reference of SIASN: `;`, UTF-8 with BOM, names padded by level, one unit left as HAPUS.
//!
//! Sector, district and special area are not in this layout; they come from `plain/units`.

use std::io;
use std::path::Path;

use crate::agency::Agency;
use crate::cell::Cell;
use crate::people::People;
use crate::workbook::{WrittenFile, csv_text, save_bytes};

const HEADER: [&str; 10] = [
    "Id",
    "InstansiId",
    "DiatasanId",
    "EselonId",
    "NamaUnor",
    "NamaJabatan",
    "CepatKode",
    "IndukUnorId",
    "PemimpinPnsId",
    "JenisUnorId",
];

/// Writes the tree.
pub(super) fn write(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let people = agency.people();
    let mut rows: Vec<Vec<Cell>> = (0..people.layout.units.len()).map(|unit| row(people, unit)).collect();
    // A dissolved unit that nobody took out of the tree.
    rows.push(
        ["hapus-01", "bukitintan", "setda", "00", "--HAPUS", "-", "99.99.98", "setda", "null", "-"]
            .map(Cell::from)
            .to_vec(),
    );
    let text = format!("\u{feff}{}", csv_text(b';', &HEADER, &rows)?);
    save_bytes(path, text.as_bytes(), rows.len())
}

fn row(people: &People, index: usize) -> Vec<Cell> {
    let unit = &people.layout.units[index];
    let depth = depth(people, index);
    let leading = people
        .layout
        .seats
        .iter()
        .find(|seat| seat.unit == index && people.layout.catalogue.jobs()[seat.job].is_managerial());
    let job = leading.map(|seat| people.layout.catalogue.jobs()[seat.job].row.clone());
    let leader = people.drafts.iter().find(|draft| {
        leading.is_some_and(|seat| {
            people.layout.seats[draft.seat].unit == seat.unit
                && people.layout.seats[draft.seat].job == seat.job
        })
    });
    let eselon = job.as_ref().map_or("00", |job| match job.level {
        "jpt-pratama-a" => "21",
        "jpt-pratama-b" => "22",
        "administrator-a" => "31",
        "administrator-b" => "32",
        "pengawas-a" => "41",
        _ => "42",
    });
    vec![
        Cell::from(&unit.row.code),
        Cell::from("bukitintan"),
        unit.row.parent_code.as_ref().map_or(Cell::from("null"), Cell::from),
        Cell::from(eselon),
        Cell::from(format!("{}{}", "--".repeat(depth), unit.row.name)),
        job.map_or(Cell::from("-"), |job| Cell::from(job.name)),
        Cell::from(format!("99.99.{index:03}")),
        Cell::from(&people.layout.units[unit.top].row.code),
        leader.map_or(Cell::from("null"), |draft| Cell::from(&draft.nip)),
        Cell::from("-"),
    ]
}

fn depth(people: &People, unit: usize) -> usize {
    let parent =
        people.layout.units[unit].row.parent_code.as_deref().and_then(|code| people.layout.unit_of(code));
    parent.map_or(0, |parent| 1 + depth(people, parent))
}
