//! Competence assessments and yearly appraisals (SKP).
//!
//! Eleven percent have no assessment; result and behaviour always give the rating of the matrix of
//! PermenPANRB 6/2022.

use crate::calendar::{month_start_before, shift_days};
use crate::dice::Dice;
use crate::people::People;
use crate::rows::{CompetenceRow, PerformanceRow};

/// Assessments: levels around the required ones.
pub(super) fn competencies(people: &People) -> Vec<CompetenceRow> {
    let mut dice = Dice::named(people.seed, "competencies");
    let mut rows = Vec::new();
    for (index, draft) in people.drafts.iter().enumerate() {
        let required = people.job(index).row.required;
        let mut held = [1_u8; 10];
        for (place, level) in held.iter_mut().zip(required) {
            let base = i32::from(level.unwrap_or(1));
            let step = if draft.is_outstanding { 2 } else { [-1, 0, 1][dice.weighted(&[140, 590, 270])] };
            *place = (base + step).clamp(1, 5) as u8;
        }
        if draft.role == Some("rudi") {
            // He falls short of Arif in two criteria, one of them learnable.
            (held[3], held[9]) = (2, 2);
        }
        let potential = if draft.is_outstanding {
            "high"
        } else {
            ["low", "medium", "high"][dice.weighted(&[150, 680, 170])]
        };
        let date = shift_days(month_start_before(people.today, dice.between(3, 34)), dice.between(0, 24));
        let is_assessed =
            draft.role.is_some() || dice.below(people.drafts.len()) >= people.drafts.len() * 11 / 100;
        if is_assessed && date > draft.service_from {
            rows.push(CompetenceRow { nip: draft.nip.clone(), date, held, potential });
        } else if is_assessed && draft.employment.code() != "cpns" {
            let date = shift_days(month_start_before(people.today, 2), 9);
            rows.push(CompetenceRow { nip: draft.nip.clone(), date, held, potential });
        }
    }
    rows
}

/// The last two years of everybody who served in them.
pub(super) fn performance(people: &People) -> Vec<PerformanceRow> {
    let mut dice = Dice::named(people.seed, "performance");
    let last = people.today.year() - 1;
    let mut rows = Vec::new();
    for draft in &people.drafts {
        for year in [last - 1, last] {
            let roll = dice.below(1000);
            // A year is appraised when at least half of it was served.
            if draft.service_from.year() > year
                || (draft.service_from.year() == year && draft.service_from.month() > 6)
            {
                continue;
            }
            let (result, behaviour, rating) = if draft.is_outstanding {
                ("above", "above", "very_good")
            } else if draft.role.is_some() {
                ("meets", "meets", "good")
            } else {
                outcome(roll)
            };
            rows.push(PerformanceRow { nip: draft.nip.clone(), year, result, behaviour, rating });
        }
    }
    rows
}

/// Very good 9 percent, good 88, needs improvement 2, poor 0.8, very poor 0.2.
fn outcome(roll: usize) -> (&'static str, &'static str, &'static str) {
    match roll {
        0..90 => ("above", "above", "very_good"),
        90..190 => ("above", "meets", "good"),
        190..310 => ("meets", "above", "good"),
        310..970 => ("meets", "meets", "good"),
        970..984 => ("below", "meets", "needs_improvement"),
        984..990 => ("below", "above", "needs_improvement"),
        990..994 => ("above", "below", "poor"),
        994..998 => ("meets", "below", "poor"),
        _ => ("below", "below", "very_poor"),
    }
}
