//! The person dump of SIASN: 59 columns, upper-case headers, header in row 1, everything as text.
//!
//! Columns that the agency has no invented value for (NIK, phone, tax number…) stay empty in one of the ways
//! that dumps write empty.

use std::io;
use std::path::Path;

use super::spelling;
use crate::agency::Agency;
use crate::calendar::shift;
use crate::cell::Cell;
use crate::people::{Draft, Employment, People};
use crate::workbook::{WrittenFile, save, stamped, write_header, write_row};

/// Headers of the dump.
pub(super) const HEADER: [&str; 59] = [
    "PNS ID",
    "NIP BARU",
    "NIP LAMA",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TEMPAT LAHIR ID",
    "TEMPAT LAHIR NAMA",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "AGAMA ID",
    "AGAMA NAMA",
    "JENIS KAWIN ID",
    "JENIS KAWIN NAMA",
    "NIK",
    "NOMOR HP",
    "EMAIL",
    "EMAIL GOV",
    "ALAMAT",
    "NPWP NOMOR",
    "BPJS",
    "JENIS PEGAWAI ID",
    "JENIS PEGAWAI NAMA",
    "KEDUDUKAN HUKUM ID",
    "KEDUDUKAN HUKUM NAMA",
    "STATUS CPNS PNS",
    "KARTU ASN VIRTUAL",
    "NOMOR SK CPNS",
    "TANGGAL SK CPNS",
    "TMT CPNS",
    "NOMOR SK PNS",
    "TANGGAL SK PNS",
    "TMT PNS",
    "GOL AWAL ID",
    "GOL AWAL NAMA",
    "GOL AKHIR ID",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "MK TAHUN",
    "MK BULAN",
    "JENIS JABATAN ID",
    "JENIS JABATAN NAMA",
    "JABATAN ID",
    "JABATAN NAMA",
    "TMT JABATAN",
    "TINGKAT PENDIDIKAN ID",
    "TINGKAT PENDIDIKAN NAMA",
    "PENDIDIKAN ID",
    "PENDIDIKAN NAMA",
    "TAHUN LULUS",
    "KPKN ID",
    "KPKN NAMA",
    "LOKASI KERJA ID",
    "LOKASI KERJA NAMA",
    "UNOR ID",
    "UNOR NAMA",
    "INSTANSI INDUK NAMA",
    "INSTANSI KERJA NAMA",
    "IS VALID NIK",
];

/// Name of the agency as the source.
pub(super) const AGENCY: &str = "Pemerintah Kab. Bukitintan";

/// Writes the dump of everybody.
pub(super) fn write_people(agency: &Agency, path: &Path) -> io::Result<WrittenFile> {
    let people = agency.people();
    let mut workbook = stamped(agency.options.today, "Data pegawai")?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("Data").map_err(io::Error::other)?;
    write_header(sheet, 0, &HEADER)?;
    for (index, line) in (0..people.drafts.len()).zip(1_u32..) {
        let cells: Vec<Cell> = fields(people, index, true).into_iter().map(Cell::from).collect();
        write_row(sheet, line, &cells)?;
    }
    save(workbook, path, people.drafts.len())
}

/// The fields of one person; without quirks every row has the first spelling.
pub(super) fn fields(people: &People, index: usize, is_quirky: bool) -> Vec<String> {
    let draft = &people.drafts[index];
    let row = if is_quirky { index } else { 0 };
    let mut fields = identity(draft, index, row);
    fields.extend(service(draft, row));
    fields.extend(post(people, index, row));
    fields
}

fn identity(draft: &Draft, index: usize, row: usize) -> Vec<String> {
    let empty = spelling::nothing(row).to_owned();
    let home = crate::layout::places::DISTRICTS[draft.home].name;
    let own = |text: &Option<String>| text.clone().unwrap_or_else(|| empty.clone());
    let is_contract = draft.employment == Employment::Pppk;
    let (kind_id, kind) = if is_contract {
        ("71", "PPPK Instansi Daerah Kab./Kota")
    } else {
        ("15", "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota")
    };
    let standing = match draft.legal_status {
        "02" => "CLTN",
        "03" => "Tugas Belajar",
        _ => "Aktif",
    };
    let mut fields = vec![
        format!("CONTOH-{index:06}"),
        spelling::nip(&draft.nip, row),
        empty.clone(),
        draft.name.to_uppercase(),
        own(&draft.title_before),
        own(&draft.title_after),
        empty.clone(),
        home.to_owned(),
        spelling::date(draft.birth, row),
        if draft.is_male { "M" } else { "F" }.to_owned(),
    ];
    fields.extend(std::iter::repeat_n(empty.clone(), 6));
    fields.extend([empty.clone(), format!("pegawai{index}@bukitintan.example"), format!("Kecamatan {home}")]);
    fields.extend([empty.clone(), empty.clone(), kind_id.to_owned(), kind.to_owned()]);
    fields.extend([draft.legal_status.to_owned(), standing.to_owned()]);
    let status = match draft.employment {
        Employment::Pns => "P",
        Employment::Cpns => "C",
        Employment::Pppk => "K",
    };
    fields.extend([status.to_owned(), empty]);
    fields
}

fn service(draft: &Draft, row: usize) -> Vec<String> {
    let empty = spelling::nothing(row).to_owned();
    let start = spelling::date(draft.service_from, row);
    let full = if draft.employment == Employment::Pns {
        spelling::date(shift(draft.service_from, 12), row)
    } else {
        empty.clone()
    };
    vec![
        empty.clone(),
        empty.clone(),
        start,
        empty.clone(),
        empty.clone(),
        full,
        empty.clone(),
        empty.clone(),
        spelling::rank_id(&draft.rank).unwrap_or(empty),
        spelling::rank(&draft.rank, row),
        spelling::date(draft.rank_from, row),
    ]
}

fn post(people: &People, index: usize, row: usize) -> Vec<String> {
    let draft = &people.drafts[index];
    let job = people.job(index);
    let unit = &people.layout.units[people.unit_of(draft)].row;
    let served = crate::calendar::full_months(draft.service_from, people.today);
    let (kind_id, kind) = if job.is_managerial() {
        ("1", "Jabatan Struktural")
    } else if job.row.level == "pelaksana" {
        ("4", "Jabatan Fungsional Umum")
    } else {
        ("2", "Jabatan Fungsional Tertentu")
    };
    let year = people.today.year().min(draft.birth.year() + 23);
    let empty = spelling::nothing(row).to_owned();
    vec![
        (served / 12).to_string(),
        (served % 12).to_string(),
        kind_id.to_owned(),
        kind.to_owned(),
        job.row.code.clone(),
        spelling::title(&job.row.name, if row == 0 { 1 } else { row }),
        spelling::date(draft.post_from, row),
        draft.education.to_owned(),
        spelling::education(draft.education).to_owned(),
        draft.field.to_owned(),
        spelling::words(draft.field),
        year.to_string(),
        empty.clone(),
        empty,
        unit.district.to_lowercase().replace(' ', "-"),
        format!("Kecamatan {}", unit.district),
        unit.code.clone(),
        spelling::unit(&unit.name, row),
        AGENCY.to_owned(),
        AGENCY.to_owned(),
        "1".to_owned(),
    ]
}
