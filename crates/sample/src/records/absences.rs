//! Sanctions and leave: small shares, and those of the planted persons.
//!
//! Sanction numbers are invented; P7 is the only moderate one that a planted seat meets.

use crate::calendar::{month_start_before, shift, shift_days};
use crate::dice::Dice;
use crate::people::{Employment, People};
use crate::rows::{LeaveRow, SanctionRow};

/// Running and past sanctions, about 0.4 percent each.
pub(super) fn sanctions(people: &People) -> Vec<SanctionRow> {
    let mut dice = Dice::named(people.seed, "sanctions");
    let mut rows = Vec::new();
    let number = |dice: &mut Dice, year: i16| format!("HD-CONTOH/{:03}/{year}", 1 + dice.below(900));
    for draft in &people.drafts {
        if draft.role.is_some() || draft.employment == Employment::Cpns || !dice.chance(8) {
            continue;
        }
        let is_running = dice.chance(500);
        let start = if is_running { dice.between(1, 8) } else { dice.between(20, 46) };
        let from = month_start_before(people.today, start);
        if from <= draft.service_from {
            continue;
        }
        let (severity, kind, months) = [
            ("light", "TEGURAN TERTULIS", 0),
            ("light", "PERNYATAAN TIDAK PUAS SECARA TERTULIS", 0),
            ("moderate", "PEMOTONGAN TUNKIN 25% 9 BLN", 9),
            ("moderate", "PEMOTONGAN TUNKIN 25% 12 BLN", 12),
            ("heavy", "PENURUNAN JABATAN SETINGKAT LEBIH RENDAH 12 BLN", 12),
        ][dice.weighted(&[300, 200, 250, 150, 100])];
        // A light sanction has no running time; one month stands for the record of its effect.
        let until = shift_days(shift(from, months.max(1)), -1);
        rows.push(SanctionRow {
            nip: draft.nip.clone(),
            severity,
            kind: kind.to_owned(),
            from,
            until: Some(until),
            decree_number: number(&mut dice, from.year()),
        });
    }
    if let Some(joko) = people.role("joko") {
        // P7: nine months that end with the fifth month after this one (2026-11-30 in the demo).
        let until = shift(people.today.first_of_month(), 5).last_of_month();
        let from = shift(until.first_of_month(), -8);
        rows.push(SanctionRow {
            nip: people.drafts[joko].nip.clone(),
            severity: "moderate",
            kind: "PEMOTONGAN TUNKIN 25% 9 BLN".to_owned(),
            from,
            until: Some(until),
            decree_number: number(&mut Dice::named(people.seed, "fact P7"), from.year()),
        });
    }
    rows
}

/// P13, and some maternity, sick and other leave, running or over.
pub(super) fn leave(people: &People) -> Vec<LeaveRow> {
    let mut dice = Dice::named(people.seed, "leave");
    let mut rows = Vec::new();
    let row = |nip: &str, kind, from, until| LeaveRow { nip: nip.to_owned(), kind, from, until: Some(until) };
    for draft in &people.drafts {
        match draft.role {
            Some("unpaid-leave") => {
                let from = month_start_before(people.today, 11);
                rows.push(row(&draft.nip, "cltn", from, shift_days(shift(from, 36), -1)));
            }
            Some("maternity") => {
                let from = shift_days(month_start_before(people.today, 1), 9);
                rows.push(row(&draft.nip, "maternity", from, shift(from, 3)));
            }
            // Leave of the others is over, so that the planted three are the ones who are away.
            None if dice.chance(14) => {
                let from =
                    shift_days(month_start_before(people.today, dice.between(5, 30)), dice.between(0, 20));
                if from <= draft.service_from {
                    continue;
                }
                let kind = if draft.is_male {
                    *dice.pick(&["sick", "annual", "other"])
                } else {
                    *dice.pick(&["maternity", "sick", "annual"])
                };
                let days = if kind == "maternity" { 90 } else { dice.between(3, 30) };
                rows.push(row(&draft.nip, kind, from, shift_days(from, days)));
            }
            _ => {}
        }
    }
    rows
}
