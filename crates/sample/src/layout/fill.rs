//! How many of the seats are filled.
//!
//! Each unit is filled by its staffing (crowded, usual, thin); then single seats of the usual units are changed
//! until the agency has exactly the wanted numbers of teachers, health staff and technical staff.

use super::{Layout, Staffing};
use crate::dice::Dice;
use crate::jobs::Group;

/// Finance staff (*keuangan*) at full size (planted fact P8).
const FINANCE_STAFF: f64 = 96.0;

/// Decides `fill` of every seat that is not fixed.
pub(super) fn decide(layout: &mut Layout, dice: &mut Dice) {
    for unit in 0..layout.units.len() {
        fill_unit(layout, dice, unit);
    }
    balance_finance(layout);
    for group in [Group::Teacher, Group::Health, Group::Technical] {
        balance(layout, dice, group);
    }
}

fn fill_unit(layout: &mut Layout, dice: &mut Dice, unit: usize) {
    let per_mille = match layout.units[unit].staffing {
        Staffing::Crowded => 1170 + dice.below(110),
        // Far puskesmas stay just above Disdukcapil, which is planted as the shortest of all.
        Staffing::Thin if layout.units[unit].row.kind == "puskesmas" => 750 + dice.below(20),
        Staffing::Thin => 630 + dice.below(100),
        Staffing::Usual => 810 + dice.below(320),
    };
    let mut carry = 500;
    for seat in (0..layout.seats.len()).filter(|seat| layout.seats[*seat].unit == unit).collect::<Vec<_>>() {
        if layout.seats[seat].is_fixed {
            continue;
        }
        let job = &layout.catalogue.jobs()[layout.seats[seat].job];
        let need = layout.seats[seat].need;
        layout.seats[seat].fill = if job.is_managerial() {
            u32::from(dice.chance(if unit == layout.units[unit].top { 960 } else { 930 })).min(need)
        } else if job.row.family == "keuangan" {
            need
        } else {
            // Within a usual unit some jobs are crowded and others short, as offices are.
            let own = if layout.units[unit].staffing == Staffing::Usual {
                per_mille + dice.below(700) - 350
            } else {
                per_mille
            };
            let exact = need as usize * own + carry;
            carry = exact % 1000;
            let floor = layout.seats[seat].minimum.filter(|_| need > 1).unwrap_or(0);
            ((exact / 1000) as u32).max(floor)
        };
    }
}

/// Brings the finance staff to its planted number by the `Pengelola Keuangan`, then leaves them alone.
fn balance_finance(layout: &mut Layout) {
    let mut finance: Vec<usize> = (0..layout.seats.len()).filter(|seat| is_finance(layout, *seat)).collect();
    // The last ones change first; treasurers, one an office, only when nothing else can.
    let common = layout.catalogue.index_of("pengelola-keuangan");
    finance.sort_by_key(|seat| layout.seats[*seat].job == common);
    let wanted = layout.scaled(FINANCE_STAFF);
    let mut held: u32 = finance.iter().map(|seat| layout.seats[*seat].fill).sum();
    for seat in finance.iter().rev() {
        let is_free = !layout.seats[*seat].is_fixed;
        while is_free && held > wanted && layout.seats[*seat].fill > 0 {
            layout.seats[*seat].fill -= 1;
            held -= 1;
        }
        while is_free
            && held < wanted
            && layout.seats[*seat].need > 0
            && layout.seats[*seat].fill < layout.seats[*seat].need + 1
        {
            layout.seats[*seat].fill += 1;
            held += 1;
        }
    }
    for seat in finance {
        layout.seats[seat].is_fixed = true;
    }
}

fn is_finance(layout: &Layout, seat: usize) -> bool {
    layout.catalogue.jobs()[layout.seats[seat].job].row.family == "keuangan"
}

/// Adds or takes single people until the group has its number; seats closest to their need first.
fn balance(layout: &mut Layout, dice: &mut Dice, group: Group) {
    let mut seats: Vec<usize> = (0..layout.seats.len())
        .filter(|seat| {
            let seat = &layout.seats[*seat];
            let job = &layout.catalogue.jobs()[seat.job];
            !seat.is_fixed && job.group == group && !job.is_managerial() && seat.need > 0
        })
        .collect();
    dice.shuffle(&mut seats);
    let wanted = i64::from(layout.wanted(group));
    let held = |layout: &Layout| -> i64 {
        layout.seats.iter().filter(|seat| layout.group(seat) == group).map(|seat| i64::from(seat.fill)).sum()
    };
    for round in 0..12 {
        let mut missing = wanted - held(layout);
        for seat in &seats {
            // The crowded and the thin units are a planted picture; they change only when nothing else can.
            if round < 5 && layout.units[layout.seats[*seat].unit].staffing != Staffing::Usual {
                continue;
            }
            let seat = &mut layout.seats[*seat];
            let floor = match round {
                0 => seat.need,
                1..=2 => seat.minimum.unwrap_or(1).max(1),
                _ => 0,
            };
            let ceiling = if round == 0 { seat.need } else { seat.need + round };
            if missing > 0 && seat.fill < ceiling {
                seat.fill += 1;
                missing -= 1;
            } else if missing < 0 && seat.fill > floor {
                seat.fill -= 1;
                missing += 1;
            }
        }
        if missing == 0 {
            return;
        }
    }
}
