//! Workload analysis of offices (ABK) and of health staff (ABK-Kes).
//!
//! The sum of volume × norm over the tasks of a post, divided by the working time of the method, comes near the
//! decreed need; teachers are counted by classes and hours and have no rows. Supporting time (FTP) of ABK-Kes
//! is not a row: the tasks already carry it.

use crate::dice::Dice;
use crate::jobs::{Group, Job};
use crate::people::People;
use crate::rows::WorkloadRow;

/// Effective minutes a year: ABK and ABK-Kes.
const MINUTES_ABK: f64 = 75_000.0;
const MINUTES_ABK_KES: f64 = 72_000.0;

/// Task, unit of the result, minutes for one, share of the work in percent.
type Task = (&'static str, &'static str, f64, f64);

const ADMINISTRATION: [Task; 4] = [
    ("Mengagendakan surat masuk dan keluar", "surat", 10.0, 35.0),
    ("Menata dan menyimpan arsip", "berkas", 6.0, 30.0),
    ("Menyiapkan bahan rapat", "kegiatan", 90.0, 20.0),
    ("Menyusun laporan bulanan", "laporan", 600.0, 15.0),
];
const SERVICE: [Task; 3] = [
    ("Melayani dan memeriksa permohonan", "permohonan", 18.0, 60.0),
    ("Memasukkan data layanan", "data", 7.0, 25.0),
    ("Menjawab pengaduan", "pengaduan", 45.0, 15.0),
];
const ANALYSIS: [Task; 3] = [
    ("Menyusun telaahan", "telaahan", 480.0, 45.0),
    ("Mengolah dan memeriksa data", "data", 30.0, 35.0),
    ("Melakukan koordinasi dan pemantauan", "kegiatan", 240.0, 20.0),
];
const FINANCE: [Task; 3] = [
    ("Memeriksa dokumen pembayaran", "dokumen", 25.0, 50.0),
    ("Membukukan transaksi", "transaksi", 8.0, 30.0),
    ("Menyusun laporan keuangan", "laporan", 1200.0, 20.0),
];
const FIELD: [Task; 3] = [
    ("Melakukan kunjungan dan pendampingan lapangan", "kunjungan", 150.0, 60.0),
    ("Menyusun bahan penyuluhan atau pemeriksaan", "materi", 300.0, 25.0),
    ("Menyusun laporan kegiatan", "laporan", 240.0, 15.0),
];
const NURSING: [Task; 3] = [
    ("Memberikan asuhan kepada pasien", "pasien", 15.0, 70.0),
    ("Merawat luka atau memantau pasien", "tindakan", 30.0, 20.0),
    ("Melakukan kunjungan rumah", "kunjungan", 90.0, 10.0),
];
const CLINICAL: [Task; 2] = [
    ("Memeriksa dan menangani pasien atau spesimen", "pasien", 12.0, 80.0),
    ("Mencatat dan melaporkan pelayanan", "laporan", 20.0, 20.0),
];

/// All rows, in the order of the seats.
pub(super) fn rows(people: &People) -> Vec<WorkloadRow> {
    let mut dice = Dice::named(people.seed, "workload");
    let layout = &people.layout;
    let mut rows = Vec::new();
    for seat in &layout.seats {
        let job = &layout.catalogue.jobs()[seat.job];
        if job.group == Group::Teacher || job.is_managerial() || seat.need == 0 {
            continue;
        }
        let is_health = job.group == Group::Health;
        let minutes = if is_health { MINUTES_ABK_KES } else { MINUTES_ABK };
        // Never so far off that rounding would give another need.
        let wanted = f64::from(seat.need) + f64::from(dice.between(-38, 38)) / 100.0;
        for (task, result_unit, norm, share) in tasks(job) {
            let volume = (wanted * minutes * share / 100.0 / norm).round().max(1.0);
            rows.push(WorkloadRow {
                unit_code: layout.units[seat.unit].row.code.clone(),
                job_code: job.row.code.clone(),
                task: (*task).to_owned(),
                result_unit: (*result_unit).to_owned(),
                volume,
                norm_minutes: *norm,
                method: if is_health { "abk_kes" } else { "abk" },
                year: layout.year,
            });
        }
    }
    rows
}

fn tasks(job: &Job) -> &'static [Task] {
    let code = job.row.code.as_str();
    match job.row.family {
        "perawat" | "bidan" => &NURSING,
        _ if job.group == Group::Health => &CLINICAL,
        "keuangan" => &FINANCE,
        "polisi-pamong-praja" | "pemadam-kebakaran" => &FIELD,
        family if family.starts_with("penyuluh") => &FIELD,
        "umum" if code.contains("layanan") => &SERVICE,
        "umum" if code != "penelaah-teknis-kebijakan" && code != "pengolah-data-dan-informasi" => {
            &ADMINISTRATION
        }
        "kependudukan" => &SERVICE,
        _ => &ANALYSIS,
    }
}
