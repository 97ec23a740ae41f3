//! The twelve invented districts (*kecamatan*) and the travel between them.
//!
//! Positions are invented kilometres on a plane; minutes follow from the length and from how bad the road is.
//! One pair is fixed at 48 km because a planted fact speaks of it.

use crate::rows::PlaceRow;

/// A district: name, position in km from the town, and minutes a kilometre in tenths.
pub(crate) struct District {
    pub(crate) name: &'static str,
    pub(crate) slug: &'static str,
    x: f64,
    y: f64,
    slowness: f64,
}

const fn district(name: &'static str, slug: &'static str, x: f64, y: f64, slowness: f64) -> District {
    District { name, slug, x, y, slowness }
}

/// The districts; the first two are the town, [`FAR`] are the far ones.
pub(crate) const DISTRICTS: [District; 12] = [
    district("Bukitintan Kota", "bukitintan-kota", 0.0, 0.0, 1.3),
    district("Sungai Serai", "sungai-serai", 5.0, 2.0, 1.3),
    district("Tanjung Lengkong", "tanjung-lengkong", 11.0, -5.0, 1.3),
    district("Rawa Kemuning", "rawa-kemuning", -9.0, 7.0, 1.3),
    district("Batu Hampar Timur", "batu-hampar-timur", 14.0, 9.0, 1.3),
    district("Lubuk Sirih", "lubuk-sirih", -13.0, -8.0, 1.3),
    district("Pematang Meranti", "pematang-meranti", 3.0, -18.0, 1.3),
    district("Muara Teluk Intan", "muara-teluk-intan", 24.0, -12.0, 1.3),
    district("Tebing Kesumba", "tebing-kesumba", -20.0, 14.0, 1.4),
    district("Padang Ilalang", "padang-ilalang", 16.0, 29.0, 1.5),
    district("Ulu Sebatang", "ulu-sebatang", -30.0, -25.0, 1.9),
    district("Lembah Intan", "lembah-intan", -26.0, 38.0, 2.0),
];

/// The three far districts, where schools and puskesmas are thinly staffed.
pub(crate) const FAR: [usize; 3] = [9, 10, 11];

/// The two districts over an hour from the town: special areas.
pub(crate) const SPECIAL: [usize; 2] = [10, 11];

/// Muara Teluk Intan and Padang Ilalang: an old home address and the true one (planted fact P10).
pub(crate) const OLD_AND_TRUE_HOME: (usize, usize) = (9, 7);

/// Kilometres between the two homes of planted fact P10.
pub(crate) const WRONG_BY_KM: u32 = 48;

/// Kilometres by road.
pub(crate) fn km(from: usize, to: usize) -> u32 {
    if from == to {
        return 0;
    }
    let pair = (from.max(to), from.min(to));
    if pair == OLD_AND_TRUE_HOME {
        return WRONG_BY_KM;
    }
    let (a, b) = (&DISTRICTS[from], &DISTRICTS[to]);
    let straight = ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt();
    (straight * 1.2).round() as u32
}

/// Minutes by motorcycle or car.
pub(crate) fn minutes(from: usize, to: usize) -> u32 {
    let slowness = f64::midpoint(DISTRICTS[from].slowness, DISTRICTS[to].slowness);
    (f64::from(km(from, to)) * slowness).round() as u32
}

/// Both directions of every pair.
pub(crate) fn rows() -> Vec<PlaceRow> {
    let mut rows = Vec::new();
    for (from, start) in DISTRICTS.iter().enumerate() {
        for (to, end) in DISTRICTS.iter().enumerate().filter(|(to, _)| *to != from) {
            rows.push(PlaceRow {
                from_district: start.name.to_owned(),
                to_district: end.name.to_owned(),
                minutes: minutes(from, to),
                km: km(from, to),
            });
        }
    }
    rows
}
