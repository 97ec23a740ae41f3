//! The receipt at the foot of a letter: which plan, which data and which weights it speaks of.

use app::plan::receipt::Receipt;

use crate::format;
use crate::lang::Lang;

/// The receipt in one line, its hashes in groups of four so that they can be read aloud.
pub(crate) fn words(l: Lang, receipt: &Receipt) -> String {
    let (plan, data) = (grouped(&receipt.plan), grouped(&receipt.data));
    let weights = receipt.weights.map_or_else(String::new, |number| {
        let number = format::count(l, number);
        l.t(format!("; bobot versi {number}"), format!("; weights version {number}"))
    });
    l.t(
        format!("Tanda terima: rencana {plan}; data {data}{weights}."),
        format!("Receipt: plan {plan}; data {data}{weights}."),
    )
}

fn grouped(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_names_plan_data_and_weights() {
        let receipt = Receipt { plan: "0123456789ab".into(), data: "fedcba987654".into(), weights: Some(3) };
        assert_eq!(
            words(Lang::Id, &receipt),
            "Tanda terima: rencana 0123-4567-89ab; data fedc-ba98-7654; bobot versi 3."
        );
        let bare = Receipt { weights: None, ..receipt };
        assert_eq!(words(Lang::En, &bare), "Receipt: plan 0123-4567-89ab; data fedc-ba98-7654.");
    }
}
