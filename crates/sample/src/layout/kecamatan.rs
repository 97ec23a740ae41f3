//! The twelve kecamatan and their kelurahan.
//!
//! Desa are left out: they have no civil servants of the agency.

use super::Layout;
use super::offices::{add_treasurer, deal};
use super::places::{DISTRICTS, SPECIAL};

/// Kelurahan of the town and two larger districts: district and invented name.
const KELURAHAN: [(usize, &str); 12] = [
    (0, "Intan Raya"),
    (0, "Pasar Kemang"),
    (0, "Simpang Beringin"),
    (0, "Tanah Pucuk"),
    (1, "Serai Hilir"),
    (1, "Serai Hulu"),
    (1, "Kebun Tebu"),
    (2, "Lengkong Barat"),
    (2, "Lengkong Timur"),
    (3, "Kemuning Indah"),
    (4, "Hampar Putih"),
    (6, "Meranti Jaya"),
];

/// The four section heads of a kecamatan.
const SECTION_HEADS: [&str; 4] = [
    "kepala-seksi-pemerintahan",
    "kepala-seksi-pelayanan-umum",
    "kepala-seksi-ketenteraman-dan-ketertiban",
    "kepala-seksi-pemberdayaan-masyarakat",
];

/// Adds the kecamatan and below them the kelurahan.
pub(super) fn add(layout: &mut Layout) {
    let is_small = layout.scale() < 0.3;
    for (district, place) in DISTRICTS.iter().enumerate() {
        let code = format!("kec-{}", place.slug);
        let name = format!("Kecamatan {}", place.name);
        let unit = layout.unit(&code, &name, Some(0), ("kecamatan", "kewilayahan"), district);
        layout.units[unit].row.special_area = SPECIAL.contains(&district);
        layout.seat(unit, "camat", 1);
        if !is_small {
            layout.seat(unit, "sekretaris-kecamatan", 1);
            for job in SECTION_HEADS {
                layout.seat(unit, job, 1);
            }
            layout.seat(unit, "kepala-subbagian-umum-kecamatan", 1);
            layout.seat(unit, "kepala-subbagian-keuangan-kecamatan", 1);
        }
        add_treasurer(layout, unit);
        let staff = layout.spread(8);
        let jobs = [
            "pengadministrasi-perkantoran",
            "fasilitator-pemerintahan",
            "operator-layanan-operasional",
            "penelaah-teknis-kebijakan",
        ];
        deal(layout, unit, staff, &jobs);
    }
    for (district, name) in KELURAHAN {
        let staff = layout.spread(4);
        if !is_small {
            add_kelurahan(layout, district, name, staff);
        }
    }
}

fn add_kelurahan(layout: &mut Layout, district: usize, name: &str, staff: u32) {
    let parent = layout.unit_of(&format!("kec-{}", DISTRICTS[district].slug));
    let code = format!("kel-{}", crate::jobs::slug(name));
    let unit =
        layout.unit(&code, &format!("Kelurahan {name}"), parent, ("kelurahan", "kewilayahan"), district);
    for job in [
        "lurah",
        "sekretaris-kelurahan",
        "kepala-seksi-pelayanan-kelurahan",
        "kepala-seksi-pembangunan-kelurahan",
    ] {
        layout.seat(unit, job, 1);
    }
    deal(layout, unit, staff, &["pengadministrasi-perkantoran", "operator-layanan-operasional"]);
}
