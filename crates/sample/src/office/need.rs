//! Job map (*peta jabatan*) and workload analysis (ABK) as the organisation bureau keeps them.
//!
//! Title rows, merged unit cells, indented job names, subtotals and decimal commas are part of the layout.

use std::io;
use std::path::Path;

use rust_xlsxwriter::Worksheet;

use super::spelling;
use crate::agency::Agency;
use crate::cell::Cell;
use crate::layout::Seat;
use crate::people::People;
use crate::workbook::{WrittenFile, merge, save, stamped, write_header, write_row};

const MAP_HEADER: [&str; 7] = [
    "NAMA UNIT KERJA",
    "NAMA JABATAN",
    "KELAS JABATAN",
    "BEZETTING",
    "KEBUTUHAN",
    "+/-",
    "KUALIFIKASI PENDIDIKAN",
];

const WORKLOAD_HEADER: [&str; 10] = [
    "UNIT KERJA",
    "NAMA JABATAN",
    "NO",
    "URAIAN TUGAS",
    "HASIL KERJA",
    "SATUAN",
    "JUMLAH HASIL",
    "WAKTU PENYELESAIAN (MENIT)",
    "WAKTU KERJA EFEKTIF",
    "KEBUTUHAN PEGAWAI",
];

/// Writes one sheet for each top-level unit.
pub(super) fn write_job_map(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let people = agency.people();
    let mut workbook = stamped(agency.options.today, "Peta jabatan")?;
    let mut written = 0;
    for top in 1..people.layout.units.len() {
        if people.layout.units[top].top != top {
            continue;
        }
        let unit = &people.layout.units[top].row;
        let sheet = workbook.add_worksheet();
        let name: String = unit.code.chars().take(31).collect();
        sheet.set_name(name).map_err(io::Error::other)?;
        merge(sheet, (0, 0), (0, 6), "PETA JABATAN (DATA CONTOH)")?;
        merge(sheet, (1, 0), (1, 6), &unit.name.to_uppercase())?;
        merge(sheet, (2, 0), (2, 6), &format!("PERIODE JANUARI {}", agency.options.today.year()))?;
        write_header(sheet, 3, &MAP_HEADER)?;
        let mut line = 4;
        let below = (0..people.layout.units.len()).filter(|unit| people.layout.units[*unit].top == top);
        for unit in below {
            let rows = write_block(people, sheet, unit, line)?;
            written += rows;
            line += rows as u32 + u32::from(rows > 0);
        }
    }
    save(workbook, path, written)
}

/// Writes the jobs of a unit and their subtotal; returns the number of jobs.
fn write_block(people: &People, sheet: &mut Worksheet, unit: usize, top: u32) -> io::Result<usize> {
    let seats: Vec<&Seat> = people.layout.seats.iter().filter(|seat| seat.unit == unit).collect();
    if seats.is_empty() {
        return Ok(0);
    }
    let name = &people.layout.units[unit].row.name;
    for (line, seat) in (top..).zip(&seats) {
        let job = &people.layout.catalogue.jobs()[seat.job].row;
        let fields: Vec<String> = job.education_fields.iter().map(|field| spelling::words(field)).collect();
        let wanted = format!("{} {}", spelling::education(job.education_level), fields.join(", "));
        let cells = [
            Cell::Empty,
            Cell::from(format!("   {}", job.name)),
            Cell::from(job.class),
            Cell::from(seat.fill),
            Cell::from(seat.need),
            Cell::Number(f64::from(seat.fill) - f64::from(seat.need)),
            Cell::from(wanted.trim()),
        ];
        write_row(sheet, line, &cells)?;
    }
    let last = top + seats.len() as u32 - 1;
    if last > top {
        merge(sheet, (top, 0), (last, 0), name)?;
    } else {
        write_row(sheet, top, &[Cell::from(name)])?;
    }
    let (held, need): (u32, u32) =
        (seats.iter().map(|seat| seat.fill).sum(), seats.iter().map(|seat| seat.need).sum());
    let total = [
        Cell::from("JUMLAH"),
        Cell::Empty,
        Cell::Empty,
        Cell::from(held),
        Cell::from(need),
        Cell::Number(f64::from(held) - f64::from(need)),
    ];
    write_row(sheet, last + 1, &total)?;
    Ok(seats.len())
}

/// Writes the workload analysis, flattened to one row a task.
pub(super) fn write_workload(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let people = agency.people();
    let mut workbook = stamped(agency.options.today, "Analisis beban kerja")?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("ABK").map_err(io::Error::other)?;
    merge(sheet, (0, 0), (0, 9), "ANALISIS BEBAN KERJA (DATA CONTOH)")?;
    merge(sheet, (1, 0), (1, 9), "PEMERINTAH KABUPATEN BUKITINTAN")?;
    write_header(sheet, 2, &WORKLOAD_HEADER)?;
    let (mut post, mut number) = (None, 0_u32);
    for (row, line) in agency.tables.workload.iter().zip(3_u32..) {
        let key = (&row.unit_code, &row.job_code);
        number = if post == Some(key) { number + 1 } else { 1 };
        post = Some(key);
        let minutes = if row.method == "abk_kes" { 72_000.0 } else { 75_000.0 };
        let unit =
            people.layout.unit_of(&row.unit_code).map(|unit| people.layout.units[unit].row.name.clone());
        let job = people
            .layout
            .catalogue
            .find(&row.job_code)
            .map(|job| people.layout.catalogue.jobs()[job].row.name.clone());
        let cells = [
            Cell::from(&unit),
            Cell::from(&job),
            Cell::from(number),
            Cell::from(&row.task),
            Cell::from("Terlaksananya tugas"),
            Cell::from(&row.result_unit),
            Cell::from(row.volume),
            Cell::from(row.norm_minutes),
            Cell::from(minutes),
            Cell::from(spelling::decimal(row.volume * row.norm_minutes / minutes, 4)),
        ];
        write_row(sheet, line, &cells)?;
    }
    save(workbook, path, agency.tables.workload.len())
}
