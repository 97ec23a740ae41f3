//! Job match (*job person match*): competence levels held against the levels a job asks for.
//!
//! Two readings are in use: capped, where a surplus hides no gap (the default), and uncapped. Bands are dated
//! parameters. Source: PermenPANRB 38/2017 for levels; the formula differs by agency.

use crate::law::LawOn;
use crate::parameter::Param;
use domain::code_enum;
use domain::job::CompetenceLevels;

code_enum! {
    /// Band of a job match.
    pub enum JpmBand {
        /// *Memenuhi syarat*.
        Best = "best",
        /// *Masih memenuhi syarat*.
        Fair = "fair",
        /// *Kurang memenuhi syarat*.
        Weak = "weak",
    }
}

/// A job match in percent, over the competences that are both required and measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jpm {
    /// Mean of held over required, each at most 100.
    pub capped: f64,
    /// Sum of held over sum of required.
    pub uncapped: f64,
    /// How many competences were compared.
    pub compared: u8,
}

impl Jpm {
    /// The band of the capped match under the law of a day.
    #[must_use]
    pub fn band(&self, law: &LawOn) -> JpmBand {
        if self.capped >= law.percent(Param::JpmBest) {
            JpmBand::Best
        } else if self.capped >= law.percent(Param::JpmFair) {
            JpmBand::Fair
        } else {
            JpmBand::Weak
        }
    }
}

/// Compares levels; `None` where no competence is both required and measured.
#[must_use]
pub fn jpm(required: &CompetenceLevels, held: &CompetenceLevels) -> Option<Jpm> {
    let (mut compared, mut asked, mut had, mut ratios) = (0u8, 0.0, 0.0, 0.0);
    for (need, have) in required.iter().zip(held) {
        let (Some(need @ 1..), Some(have)) = (*need, *have) else { continue };
        let (need, have) = (f64::from(need), f64::from(have));
        compared += 1;
        asked += need;
        had += have;
        ratios += (have / need).min(1.0);
    }
    (compared > 0).then(|| Jpm {
        capped: 100.0 * ratios / f64::from(compared),
        uncapped: 100.0 * had / asked,
        compared,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn levels(given: &[u8]) -> CompetenceLevels {
        let mut out = [None; 10];
        for (slot, level) in out.iter_mut().zip(given) {
            *slot = Some(*level);
        }
        out
    }

    #[test]
    fn vector_c4_capped_and_uncapped() {
        let found = jpm(&levels(&[3; 8]), &levels(&[3, 3, 2, 4, 3, 2, 3, 3])).expect("eight were measured");
        assert!((found.capped - 91.666_666_7).abs() < 1e-6, "{found:?}");
        assert!((found.uncapped - 95.833_333_3).abs() < 1e-6, "{found:?}");
        assert_eq!(found.compared, 8);
    }

    #[test]
    fn the_bands_begin_at_their_limits() {
        let law = LawOn::published(date(2026, 2, 1));
        let of = |capped| Jpm { capped, uncapped: capped, compared: 1 }.band(&law);
        assert_eq!(
            [of(80.0), of(79.99), of(68.0), of(67.99)],
            [JpmBand::Best, JpmBand::Fair, JpmBand::Fair, JpmBand::Weak]
        );
    }

    #[test]
    fn nothing_measured_is_no_match() {
        assert_eq!(jpm(&levels(&[3]), &[None; 10]), None);
    }
}
