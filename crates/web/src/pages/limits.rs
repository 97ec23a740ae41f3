//! Limits of a plan on its pages: the part of the form that sets them, and what each costs in plain words.

use app::plan::PlanCase;
use placement::limits::Limits;
use serde::Deserialize;

use super::words;
use crate::format;
use crate::lang::Lang;
use crate::view::{Fact, Field, FieldKind};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    pub(crate) most_moves: String,
    #[serde(default)]
    pub(crate) leavers: String,
    #[serde(default)]
    pub(crate) newcomers: String,
    #[serde(default)]
    pub(crate) couples: String,
    #[serde(default)]
    pub(crate) relatives: String,
}

impl Sent {
    /// The limits asked for; an empty field limits nothing.
    ///
    /// # Errors
    /// Each field that is no whole number of its range, with what to write.
    pub(crate) fn read(&self, l: Lang) -> Result<Limits, Vec<(String, String)>> {
        let mut wrong = Vec::new();
        let mut number = |name: &str, text: &str, most: u32| {
            let text = text.trim();
            if text.is_empty() {
                return None;
            }
            let read = text.replace('.', "").parse::<u32>().ok().filter(|n| *n <= most);
            if read.is_none() {
                let most = format::count(l, most.into());
                wrong.push((
                    name.to_owned(),
                    l.t(
                        format!("'{text}' bukan bilangan bulat dari 0 sampai {most}. Kosongkan bila tidak dibatasi."),
                        format!("'{text}' is no whole number from 0 to {most}. Leave it empty for no limit."),
                    ),
                ));
            }
            read
        };
        let limits = Limits {
            most_moves: number("most_moves", &self.most_moves, 1_000_000),
            leavers_percent: number("leavers", &self.leavers, 100).and_then(|n| u8::try_from(n).ok()),
            newcomers_percent: number("newcomers", &self.newcomers, 100).and_then(|n| u8::try_from(n).ok()),
            couples_together: self.couples == "yes",
            relatives_apart: self.relatives == "yes",
        };
        if wrong.is_empty() { Ok(limits) } else { Err(wrong) }
    }

    /// The fields with numbers, as typed.
    pub(crate) fn fields(&self, l: Lang, problem: &dyn Fn(&str) -> String) -> Vec<Field> {
        let field = |name: &'static str, label: &str, hint: &str, value: &str| {
            let mut field = Field::line(name, label).hint(hint).value(value).error(&problem(name));
            field.kind = FieldKind::Line { kind: "text", inputmode: "numeric" };
            field.is_short = true;
            field
        };
        vec![
            field(
                "most_moves",
                l.t("Perpindahan paling banyak", "Most moves"),
                l.t("Kosong berarti tidak dibatasi", "Empty means no limit"),
                &self.most_moves,
            ),
            field(
                "leavers",
                l.t("Yang boleh pergi dari satu unit, persen", "Who may leave one unit, per cent"),
                l.t(
                    "Dari pegawai yang ada; satu orang selalu boleh",
                    "Of those there; one person always may",
                ),
                &self.leavers,
            ),
            field(
                "newcomers",
                l.t("Yang boleh datang ke satu unit, persen", "Who may come to one unit, per cent"),
                l.t(
                    "Dari pegawai yang ada; satu orang selalu boleh",
                    "Of those there; one person always may",
                ),
                &self.newcomers,
            ),
        ]
    }
}

/// The limits of a plan with what each costs; empty where it has none.
pub(crate) fn facts(l: Lang, case: &PlanCase) -> Vec<Fact> {
    let limits = case.basis.asked.limits;
    let sides = &case.problem.instance.sides;
    let prices = &case.solution.prices;
    let points = |price: i64| {
        // Prices are in parts of a point of the planner, values in hundredths of a published point.
        words::points(l, price / prices.per_point.max(1), false)
    };
    let count = |n: u32| format::count(l, n.into());
    let mut facts = Vec::new();
    if let Some(most) = limits.most_moves {
        let price = points(prices.moves);
        facts.push(Fact::new(
            l.t("Perpindahan paling banyak", "Most moves"),
            l.t(
                format!("{}; satu perpindahan lagi bernilai {price} poin", count(most)),
                format!("{}; one more move allowed is worth {price} points", count(most)),
            ),
        ));
    }
    let mut churn = |percent: Option<u8>, list: &[i64], label: &'static str| {
        let Some(percent) = percent else { return };
        let tight = list.iter().filter(|price| **price > 0).count();
        let dearest = points(list.iter().copied().max().unwrap_or(0));
        let (tight, percent) = (format::size(l, tight), format::count(l, percent.into()));
        facts.push(Fact::new(
            label,
            l.t(
                format!("{percent} % dari pegawai unit; menahan di {tight} unit, paling mahal {dearest} poin untuk satu orang lagi"),
                format!("{percent}% of a unit's people; it binds in {tight} units, at most {dearest} points for one more person"),
            ),
        ));
    };
    churn(
        limits.leavers_percent,
        &prices.leavers,
        l.t("Yang boleh pergi dari satu unit", "Who may leave one unit"),
    );
    churn(
        limits.newcomers_percent,
        &prices.newcomers,
        l.t("Yang boleh datang ke satu unit", "Who may come to one unit"),
    );
    if limits.couples_together {
        let pairs = format::size(l, sides.couples.len());
        facts.push(Fact::new(
            l.t("Pasangan tetap sekecamatan", "Couples stay in one district"),
            l.t(format!("{pairs} pasangan"), format!("{pairs} couples")),
        ));
    }
    if limits.relatives_apart {
        let pairs = format::size(l, sides.relatives.len());
        facts.push(Fact::new(
            l.t("Kerabat tidak dipertemukan dalam satu garis", "Relatives are not put in one line"),
            l.t(format!("{pairs} pasangan kerabat"), format!("{pairs} pairs of relatives")),
        ));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_form_are_read_or_named() {
        let sent = Sent { most_moves: " 1.200 ".into(), couples: "yes".into(), ..Sent::default() };
        let limits = sent.read(Lang::Id).expect("good");
        assert_eq!((limits.most_moves, limits.couples_together), (Some(1200), true));
        assert!(Sent::default().read(Lang::Id).expect("good").is_empty());
        let wrong = Sent { leavers: "101".into(), newcomers: "banyak".into(), ..Sent::default() };
        let wrong = wrong.read(Lang::Id).expect_err("both are wrong");
        assert_eq!(wrong.iter().map(|(field, _)| &**field).collect::<Vec<_>>(), ["leavers", "newcomers"]);
        assert!(wrong[1].1.starts_with("'banyak' bukan bilangan bulat dari 0 sampai 100."));
    }
}
