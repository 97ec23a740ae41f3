//! Planted fact P15: a SIASN dump with real mistakes, for showing an import. It is never loaded as the agency.
//!
//! UTF-8 with BOM, commas as separators and quoted commas in the titles. Nine rows can be cured (apostrophe, rank spelling, spelled
//! date: three of each), five must be rejected, and fourteen name an old unit code.

use std::io;
use std::path::Path;

use super::siasn::{HEADER, fields};
use super::spelling;
use crate::agency::Agency;
use crate::calendar::spelled;
use crate::cell::Cell;
use crate::workbook::{WrittenFile, csv_text, save_bytes};

/// Columns of the dump that get mistakes.
const NIP: usize = 1;
const BIRTH: usize = 8;
const POST_FROM: usize = 44;
const RANK: usize = 36;
const UNIT: usize = 54;

/// Writes the file.
pub(super) fn write(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let people = agency.people();
    let mut rows: Vec<Vec<String>> =
        (0..people.drafts.len()).map(|index| fields(people, index, false)).collect();
    // Mistakes stand apart from each other, in PNS rows, and not in planted persons.
    let free: Vec<usize> = (0..rows.len())
        .filter(|index| {
            let draft = &people.drafts[*index];
            draft.role.is_none() && draft.employment.code() == "pns"
        })
        .collect();
    let mut free = free.iter().copied().step_by((free.len() / 32).max(1));
    let mut next = || free.next().unwrap_or(0);
    for _ in 0..3 {
        let row = next();
        rows[row][NIP] = format!("'{}", people.drafts[row].nip);
        let row = next();
        let rank = &people.drafts[row].rank;
        rows[row][RANK] = format!("{} ({rank})", spelling::rank_name(rank).unwrap_or_default());
        let row = next();
        rows[row][POST_FROM] = spelled(people.drafts[row].post_from);
    }
    rows[next()][POST_FROM] = "31/02/2020".to_owned();
    let (row, twin) = (next(), next());
    rows[row][NIP].clone_from(&people.drafts[twin].nip);
    rows[next()][NIP] = "1.98001E+17".to_owned();
    let row = next();
    rows[row][NIP] = people.drafts[row].nip[..17].to_owned();
    rows[next()][BIRTH] = "00-00-0000".to_owned();
    for number in 1..=14 {
        rows[next()][UNIT] = format!("UNOR-LAMA-{number:02}");
    }
    let cells: Vec<Vec<Cell>> =
        rows.iter().map(|row| row.iter().map(|field| Cell::from(field.as_str())).collect()).collect();
    let text = format!("\u{feff}{}", csv_text(b',', &HEADER, &cells)?);
    save_bytes(path, text.as_bytes(), rows.len())
}
