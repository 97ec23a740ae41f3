//! The nine boxes of talent management. Source: annex of PermenPANRB 3/2020; bands of performance are a
//! setting of the agency, since a rating converts to them in more than one way.

use domain::code_enum;
use domain::facts::{Potential, Rating};

code_enum! {
    /// Performance against expectation.
    pub enum Band {
        /// *Di bawah ekspektasi*.
        Below = "below",
        /// *Sesuai ekspektasi*.
        Meets = "meets",
        /// *Di atas ekspektasi*.
        Above = "above",
    }
}

impl Band {
    /// The band of a rating; `bands` holds 3, 2 or 1 for each rating, best rating first.
    #[must_use]
    pub fn of(rating: Rating, bands: &[u8]) -> Self {
        match bands.get(rating as usize) {
            Some(3) => Self::Above,
            Some(2) => Self::Meets,
            _ => Self::Below,
        }
    }
}

/// The box, 1 to 9.
#[must_use]
pub const fn nine_box(performance: Band, potential: Potential) -> u8 {
    match (performance, potential) {
        (Band::Above, Potential::High) => 9,
        (Band::Above, Potential::Medium) => 7,
        (Band::Above, Potential::Low) => 4,
        (Band::Meets, Potential::High) => 8,
        (Band::Meets, Potential::Medium) => 5,
        (Band::Meets, Potential::Low) => 2,
        (Band::Below, Potential::High) => 6,
        (Band::Below, Potential::Medium) => 3,
        (Band::Below, Potential::Low) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_is_reached_once() {
        let mut boxes: Vec<u8> =
            Band::ALL.iter().flat_map(|b| Potential::ALL.iter().map(|p| nine_box(*b, *p))).collect();
        assert_eq!(boxes, [1, 3, 6, 2, 5, 8, 4, 7, 9]);
        boxes.sort_unstable();
        assert_eq!(boxes, (1..=9).collect::<Vec<u8>>());
    }

    #[test]
    fn a_rating_takes_the_band_the_agency_gave_it() {
        let bands = [3, 2, 1, 1, 1];
        assert_eq!(Band::of(Rating::VeryGood, &bands), Band::Above);
        assert_eq!(Band::of(Rating::Good, &bands), Band::Meets);
        assert_eq!(Band::of(Rating::VeryPoor, &bands), Band::Below);
    }
}
