//! Managerial titles: JPT, administrator and pengawas.
//!
//! Each structural box has a title of its own within its unit, so that two holders of one title in one unit
//! are a finding and not the normal state.

use super::{Group, Job, Level, Title};

const TITLES: &[(&str, Level, u8)] = &[
    ("Sekretaris Daerah", Level::HighA, 15),
    ("Asisten Pemerintahan dan Kesejahteraan Rakyat", Level::HighB, 14),
    ("Asisten Perekonomian dan Pembangunan", Level::HighB, 14),
    ("Asisten Administrasi Umum", Level::HighB, 14),
    ("Staf Ahli Bidang Pemerintahan, Hukum dan Politik", Level::HighB, 13),
    ("Staf Ahli Bidang Kemasyarakatan dan Sumber Daya Manusia", Level::HighB, 13),
    ("Staf Ahli Bidang Ekonomi dan Pembangunan", Level::HighB, 13),
    ("Sekretaris DPRD", Level::HighB, 14),
    ("Inspektur", Level::HighB, 14),
    ("Kepala Badan", Level::HighB, 14),
    ("Kepala Dinas", Level::HighB, 14),
    ("Kepala Satuan Polisi Pamong Praja", Level::HighB, 14),
    ("Direktur Rumah Sakit Umum Daerah", Level::HighB, 14),
    ("Camat", Level::AdministratorA, 12),
    ("Kepala Bagian", Level::AdministratorA, 12),
    ("Sekretaris Dinas", Level::AdministratorA, 12),
    ("Sekretaris Badan", Level::AdministratorA, 12),
    ("Sekretaris Inspektorat", Level::AdministratorA, 12),
    ("Inspektur Pembantu", Level::AdministratorA, 12),
    ("Kepala Bidang", Level::AdministratorB, 11),
    ("Sekretaris Kecamatan", Level::AdministratorB, 11),
    ("Kepala Subbagian Umum dan Kepegawaian", Level::SupervisorA, 9),
    ("Kepala Subbagian Perencanaan dan Keuangan", Level::SupervisorA, 9),
    ("Kepala Subbagian Tata Usaha", Level::SupervisorA, 9),
    ("Kepala UPTD", Level::SupervisorA, 9),
    ("Lurah", Level::SupervisorA, 9),
    ("Kepala Seksi Pemerintahan", Level::SupervisorA, 9),
    ("Kepala Seksi Pelayanan Umum", Level::SupervisorA, 9),
    ("Kepala Seksi Ketenteraman dan Ketertiban", Level::SupervisorA, 9),
    ("Kepala Seksi Pemberdayaan Masyarakat", Level::SupervisorA, 9),
    ("Kepala Tata Usaha Puskesmas", Level::SupervisorB, 8),
    ("Kepala Subbagian Umum Kecamatan", Level::SupervisorB, 8),
    ("Kepala Subbagian Keuangan Kecamatan", Level::SupervisorB, 8),
    ("Sekretaris Kelurahan", Level::SupervisorB, 8),
    ("Kepala Seksi Pelayanan Kelurahan", Level::SupervisorB, 8),
    ("Kepala Seksi Pembangunan Kelurahan", Level::SupervisorB, 8),
];

/// The managerial jobs.
pub(super) fn jobs() -> Vec<Job> {
    TITLES
        .iter()
        .map(|(name, level, class)| {
            let education =
                if matches!(level, Level::SupervisorA | Level::SupervisorB) { "30" } else { "40" };
            Title {
                name,
                level: *level,
                family: "manajerial",
                class: *class,
                retirement_age: level.retirement_age(),
                education,
                fields: "",
                ranks: level.ranks(),
                subject: None,
                technical: Some(2),
                group: Group::Technical,
            }
            .into_job()
        })
        .collect()
}
