//! Job history, appraisals, assessments and sanctions as lists.
//!
//! The history is Windows-1252, the way an old office program saves it.

use std::io;
use std::path::Path;

use super::{siasn, spelling};
use crate::agency::Agency;
use crate::calendar::day_first;
use crate::cell::Cell;
use crate::workbook::{WrittenFile, csv_text, merge, save, save_bytes, stamped, write_header, write_row};

const HISTORY_HEADER: [&str; 19] = [
    "id",
    "idPns",
    "nipBaru",
    "jenisJabatan",
    "instansiKerjaNama",
    "unorId",
    "unorNama",
    "jabatanFungsionalId",
    "jabatanFungsionalNama",
    "jabatanFungsionalUmumId",
    "jabatanFungsionalUmumNama",
    "tmtJabatan",
    "nomorSk",
    "tanggalSk",
    "namaUnor",
    "namaJabatan",
    "jenisPenugasanId",
    "jenisMutasiId",
    "tmtMutasi",
];
const APPRAISAL_HEADER: [&str; 6] = ["tahun", "nip", "nama", "hasil kerja", "perilaku kerja", "predikat"];
/// `Orintasi` is how a vendor misspells it.
const ASSESSMENT_HEADER: [&str; 20] = [
    "No",
    "NIP",
    "Nama",
    "Jabatan",
    "Perangkat Daerah",
    "Integritas",
    "Kerjasama",
    "Komunikasi",
    "Orintasi Pada Hasil",
    "Pelayanan Publik",
    "Pengembangan Diri dan Orang Lain",
    "Mengelola Perubahan",
    "Pengambilan Keputusan",
    "Perekat Bangsa",
    "Total",
    "JPM (%)",
    "JPM Proyeksi (%)",
    "Saran Pengembangan 1",
    "Potensi",
    "Tanggal Asesmen",
];
const SANCTION_HEADER: [&str; 9] =
    ["NO", "NIP", "NAMA", "TINGKAT", "JENIS HUKUMAN", "NOMOR SK", "TANGGAL SK", "TMT MULAI", "TMT AKHIR"];

/// SIASN job history of everybody.
pub(super) fn write_job_history(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let layout = &agency.people().layout;
    let mut rows = Vec::new();
    for (index, row) in agency.tables.assignments.iter().enumerate() {
        let job = &layout.catalogue.jobs()[layout.catalogue.index_of(&row.job_code)];
        let unit = layout.unit_of(&row.unit_code).map(|unit| &layout.units[unit].row.name);
        let unit = unit.map_or_else(String::new, |name| spelling::unit(name, index));
        let is_staff = job.row.level == "pelaksana";
        let kind = if job.is_managerial() {
            "1"
        } else if is_staff {
            "4"
        } else {
            "2"
        };
        let of = |is_own: bool, text: &str| Cell::from(if is_own { text } else { "" });
        let is_functional = !job.is_managerial() && !is_staff;
        let posting = match row.capacity {
            "acting_plt" => "PLT",
            "acting_plh" => "PLH",
            "acting_pj" => "PJ",
            "additional" => "TT",
            _ => "D",
        };
        // An en dash in the number is what makes the encoding visible.
        let decree =
            if index % 40 == 6 { row.decree_number.replace('-', "–") } else { row.decree_number.clone() };
        rows.push(vec![
            Cell::from(format!("RJ-{index:06}")),
            Cell::from(format!("CONTOH-{}", &row.nip[..8])),
            Cell::from(spelling::nip(&row.nip, index)),
            Cell::from(kind),
            Cell::from(siasn::AGENCY),
            Cell::from(&row.unit_code),
            Cell::from(&unit),
            of(is_functional, &job.row.code),
            of(is_functional, &job.row.name),
            of(is_staff, &job.row.code),
            of(is_staff, &job.row.name),
            Cell::from(spelling::date(row.from, index)),
            Cell::from(decree),
            Cell::from(day_first(row.decree_date)),
            Cell::from(unit),
            Cell::from(spelling::title(&job.row.name, index)),
            Cell::from(posting),
            Cell::from(if index % 3 == 0 { "MU" } else { "MJ" }),
            row.until.map_or(Cell::from(spelling::nothing(index)), |until| Cell::from(day_first(until))),
        ]);
    }
    let text = csv_text(b';', &HISTORY_HEADER, &rows)?;
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    save_bytes(path, &bytes, rows.len())
}

/// Appraisals of two years.
pub(super) fn write_appraisals(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let names = names(agency);
    let expectation = |value: &str| match value {
        "above" => "DIATAS ESPEKTASI",
        "meets" => "SESUAI ESPEKTASI",
        _ => "DIBAWAH ESPEKTASI",
    };
    let mut rows = Vec::new();
    for (index, row) in agency.tables.performance.iter().enumerate() {
        let rating = match row.rating {
            "very_good" => "SANGAT BAIK",
            "good" => "BAIK",
            "needs_improvement" => "BUTUH PERBAIKAN",
            "poor" => "KURANG",
            _ => "SANGAT KURANG",
        };
        rows.push(vec![
            Cell::from(row.year),
            Cell::from(spelling::nip(&row.nip, index)),
            names.get(row.nip.as_str()).map_or(Cell::Empty, |name| Cell::from(name.as_str())),
            Cell::from(expectation(row.result)),
            Cell::from(expectation(row.behaviour)),
            Cell::from(rating),
        ]);
    }
    let text = csv_text(b';', &APPRAISAL_HEADER, &rows)?;
    save_bytes(path, text.as_bytes(), rows.len())
}

/// Assessments, with JPM as a decimal comma.
pub(super) fn write_assessments(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let people = agency.people();
    let index: std::collections::BTreeMap<&str, usize> =
        people.drafts.iter().enumerate().map(|(index, draft)| (draft.nip.as_str(), index)).collect();
    let mut workbook = stamped(agency.options.today, "Hasil asesmen")?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("Asesmen").map_err(io::Error::other)?;
    write_header(sheet, 0, &ASSESSMENT_HEADER)?;
    for (number, row) in (1_u32..).zip(&agency.tables.competencies) {
        let Some(draft) = index.get(row.nip.as_str()).copied() else { continue };
        let person = &people.drafts[draft];
        let job = &people.job(draft).row;
        let top = people.layout.units[people.unit_of(person)].top;
        let held: u32 = row.held[..9].iter().map(|level| u32::from(*level)).sum();
        let required: u32 = job.required[..9].iter().map(|level| u32::from(level.unwrap_or(1))).sum();
        let match_percent = f64::from(held) * 100.0 / f64::from(required.max(1));
        let mut cells = vec![
            Cell::from(number),
            Cell::from(spelling::nip(&row.nip, draft)),
            Cell::from(spelling::full_name(person)),
            Cell::from(&job.name),
            Cell::from(&people.layout.units[top].row.name),
        ];
        cells.extend(row.held[..9].iter().map(|level| Cell::from(*level)));
        cells.push(Cell::from(held));
        cells.push(Cell::from(spelling::decimal(match_percent, 2)));
        cells.push(Cell::from(spelling::decimal(match_percent.min(100.0), 2)));
        cells.push(Cell::from(spelling::nothing(draft)));
        let potential = match row.potential {
            "high" => "Tinggi",
            "medium" => "Menengah",
            _ => "Rendah",
        };
        cells.push(Cell::from(potential));
        cells.push(Cell::from(spelling::date(row.date, draft)));
        write_row(sheet, number, &cells)?;
    }
    save(workbook, path, agency.tables.competencies.len())
}

/// Sanctions as BKPSDM keeps them, apart.
pub(super) fn write_sanctions(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let names = names(agency);
    let mut workbook = stamped(agency.options.today, "Hukuman disiplin")?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("HUKDIS").map_err(io::Error::other)?;
    merge(sheet, (0, 0), (0, 8), "DAFTAR HUKUMAN DISIPLIN (DATA CONTOH)")?;
    merge(sheet, (1, 0), (1, 8), "PEMERINTAH KABUPATEN BUKITINTAN")?;
    write_header(sheet, 2, &SANCTION_HEADER)?;
    for (number, row) in (1_u32..).zip(&agency.tables.sanctions) {
        let severity = match row.severity {
            "light" => "RINGAN",
            "moderate" => "SEDANG",
            _ => "BERAT",
        };
        let cells = [
            Cell::from(number),
            Cell::from(spelling::nip(&row.nip, number as usize)),
            names.get(row.nip.as_str()).map_or(Cell::Empty, |name| Cell::from(name.as_str())),
            Cell::from(severity),
            Cell::from(&row.kind),
            Cell::from(&row.decree_number),
            Cell::from(day_first(row.from)),
            Cell::from(spelling::date(row.from, number as usize)),
            row.until.map_or(Cell::from("-"), |until| Cell::from(spelling::date(until, number as usize))),
        ];
        write_row(sheet, number + 2, &cells)?;
    }
    save(workbook, path, agency.tables.sanctions.len())
}

fn names(agency: &Agency) -> std::collections::BTreeMap<&str, String> {
    agency.people().drafts.iter().map(|draft| (draft.nip.as_str(), spelling::full_name(draft))).collect()
}
