//! What a lawful seat that the plan does not give would cost, and what would change that. Points only where
//! enough people competed; what is the same for everybody in a post is never given as a reason.

use std::cmp::Reverse;

use domain::snapshot::PersonIx;
use placement::criterion::Criterion;
use placement::why::{Part, Placing};
use text::criterion::criterion_name;

use super::Asked;
use crate::lang::Lang;
use crate::pages::my_placement::SHOWN_FROM;
use crate::pages::wording::{many, points, unit_named, unit_of};

impl Asked<'_> {
    /// How many may hold the post, wish for it, and where the person stands among them.
    pub(super) fn competition(&self, placing: &Placing, all: &[(PersonIx, i32)], rank: usize) -> String {
        let l = self.l;
        if all.len() < SHOWN_FROM {
            return l
                .t(
                    "Anda memenuhi syarat. Kurang dari lima pegawai memenuhi syarat, sehingga urutan dan poin tidak ditampilkan.",
                    "You are eligible. Fewer than five people are, so no rank and no points are shown.",
                )
                .to_owned();
        }
        let (snapshot, scorer) = (&self.case.basis.snapshot, self.case.basis.scorer());
        let wishes = |who: &PersonIx| {
            snapshot.person(*who).wishes.iter().any(|w| scorer.matches_wish(w, placing.post))
        };
        let wishers = all.iter().filter(|(who, _)| wishes(who)).count();
        let wishers = if wishers < SHOWN_FROM {
            l.t("kurang dari lima", "fewer than five").to_owned()
        } else {
            many(l, wishers)
        };
        let (count, rank, value) = (many(l, all.len()), many(l, rank), points(l, i64::from(placing.value)));
        l.t(
            format!("Anda salah satu dari {count} pegawai yang memenuhi syarat; {wishers} di antaranya meminatinya. Nilai Anda di sini {value}, urutan {rank}."),
            format!("You are one of {count} people who are eligible; {wishers} of them wish for it. Your value here is {value}, place {rank}."),
        )
    }

    pub(super) fn price(&self, placing: &Placing, loss: i64, chain: usize, is_shown: bool) -> String {
        let l = self.l;
        let own = self.case.post_after(self.me).and_then(|post| self.value_in(post)).unwrap_or(0);
        let others = chain.saturating_sub(1);
        let price = if is_shown {
            l.t(format!("{} poin", points(l, loss)), format!("{} points", points(l, loss)))
        } else {
            amount(l, loss)
        };
        let along = if others == 0 {
            String::new()
        } else {
            let others = many(l, others);
            l.t(
                format!(" dan {others} pegawai lain harus ditempatkan di tempat lain"),
                format!(" and {others} others would have to sit elsewhere"),
            )
        };
        if placing.value > own {
            let place = self.needed_at();
            return l.t(
                format!("Nilai Anda sendiri di sini lebih tinggi, tetapi Anda tetap dibutuhkan di {place}: seluruh rencana akan turun {price}{along}."),
                format!("Your own value is higher here, but you are needed at {place}: the whole plan would lose {price}{along}."),
            );
        }
        let own = if is_shown && own > placing.value { self.own_value(own) } else { String::new() };
        l.t(
            format!("{own}Menempatkan Anda di sini menurunkan nilai seluruh rencana {price}{along}."),
            format!("{own}Placing you here lowers the value of the whole plan by {price}{along}."),
        )
    }

    fn own_value(&self, own: i32) -> String {
        let (own, place) = (points(self.l, i64::from(own)), self.needed_at());
        self.l.t(
            format!("Nilai Anda lebih tinggi di {place} menurut rancangan, yaitu {own}. "),
            format!("Your value is higher at {place} by the draft: {own}. "),
        )
    }

    fn needed_at(&self) -> String {
        let snapshot = &self.case.basis.snapshot;
        let unit = self.case.post_after(self.me).map(|post| unit_of(snapshot, post));
        unit.or_else(|| snapshot.current_unit(self.me).map(|unit| unit_named(snapshot, unit)))
            .unwrap_or_else(|| self.l.t("tempat sekarang", "the present place").to_owned())
    }

    /// The two criteria on which the person's own value loses most in this post. What is the same for everybody
    /// there does not count: the unit's need, and merit where the post does not ask for it.
    pub(super) fn weak(&self, placing: &Placing) -> Option<String> {
        let l = self.l;
        let mut parts: Vec<&Part> =
            placing.parts.iter().filter(|part| self.tells_apart(placing, part)).collect();
        parts.sort_by_key(|part| Reverse(lost(part)));
        let named: Vec<String> = parts
            .iter()
            .take(2)
            .filter(|part| lost(part) > 0)
            .map(|part| {
                let (name, score) = (criterion_name(l, part.criterion).to_lowercase(), part.score);
                l.t(format!("{name} ({score} dari 100)"), format!("{name} ({score} of 100)"))
            })
            .collect();
        let list = named.join(l.t(" dan ", " and "));
        (!named.is_empty()).then(|| {
            l.t(
                format!("Yang paling mengurangi nilai Anda di jabatan ini: {list}."),
                format!("What takes most from your value in this post: {list}."),
            )
        })
    }

    fn tells_apart(&self, placing: &Placing, part: &Part) -> bool {
        let is_strategic = self.case.basis.snapshot.post(placing.post).record.strategic.is_some();
        match part.criterion {
            Criterion::Need => false,
            Criterion::Performance | Criterion::Potential => placing.kind.is_promotion() || is_strategic,
            _ => true,
        }
    }

    /// The smallest single change of the person's own that is worth the missing points; exact, since the whole
    /// plan was solved again for it.
    pub(super) fn change(&self, placing: &Placing, raise: i64, is_shown: bool) -> String {
        let l = self.l;
        let part = |c: Criterion| placing.parts.iter().find(|part| part.criterion == c);
        let reach = |c: Criterion| part(c).filter(|part| i64::from(lost(part)) >= raise);
        let stays = self.case.basis.snapshot.person(self.me).wishes.iter().any(|w| w.stay);
        let how = if reach(Criterion::Wish).is_some() && !stays {
            l.t(
                "Menjadikan jabatan ini minat pertama Anda akan cukup.",
                "Making this post your first wish would be enough.",
            )
            .to_owned()
        } else if let Some(part) = reach(Criterion::Competency) {
            let weight = i64::from(part.weight.max(1));
            let (from, to) = (part.score, i64::from(part.score) + (raise + weight - 1) / weight);
            if is_shown {
                l.t(
                    format!("Kesesuaian kompetensi yang naik dari {from} menjadi {to} (dari 100), dengan asesmen baru, akan cukup."),
                    format!("A competence match that rises from {from} to {to} (of 100), by a new assessment, would be enough."),
                )
            } else {
                l.t(
                    "Asesmen baru dengan kesesuaian kompetensi yang lebih tinggi dapat cukup.",
                    "A new assessment with a higher competence match can be enough.",
                )
                .to_owned()
            }
        } else if reach(Criterion::Qualification).is_some() {
            l.t(
                "Ijazah atau sertifikat di bidang yang diterima jabatan ini akan cukup.",
                "A degree or certificate in a field this post accepts would be enough.",
            )
            .to_owned()
        } else {
            l.t(
                "Tidak ada satu perubahan pada data Anda sendiri yang cukup.",
                "No single change of your own data would be enough.",
            )
            .to_owned()
        };
        if !is_shown {
            return how;
        }
        let short = points(l, raise);
        l.t(
            format!("Nilai Anda di jabatan ini kurang {short} poin. {how}"),
            format!("Your value in this post is {short} points short. {how}"),
        )
    }
}

fn lost(part: &Part) -> i32 {
    i32::from(part.weight) * (100 - i32::from(part.score))
}

fn amount(l: Lang, loss: i64) -> String {
    match loss {
        ..=300 => l.t("sedikit", "a little"),
        301..=1000 => l.t("cukup banyak", "a fair amount"),
        _ => l.t("banyak", "much"),
    }
    .to_owned()
}
