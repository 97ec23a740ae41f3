//! A whole verdict for the officer: the facts, the basis, and what follows.

use crate::citation::citations;
use crate::lang::Lang;
use crate::missing::missing;
use crate::reason::reason;
use domain::snapshot::Snapshot;
use rules::rule::{Rule, Severity, Verdict};

/// Facts, basis and consequence, in full sentences:
/// 'Belum 2 tahun dalam jabatan (8 bulan sejak 1 Juni 2025). Dasar: PP 11/2017 Pasal 190 ayat (3). Perlu
/// persetujuan tertulis.'
#[must_use]
pub fn verdict(
    lang: Lang,
    rule: &Rule,
    verdict: &Verdict,
    severity: Severity,
    snapshot: &Snapshot,
) -> String {
    let (facts, follows) = match verdict {
        Verdict::NotApplicable => {
            return lang
                .t("Aturan ini tidak berlaku untuk perpindahan ini.", "This rule is not about this move.")
                .to_owned();
        }
        Verdict::Pass(why) => (reason(lang, true, why, snapshot), None),
        Verdict::Fail(why, _) => (reason(lang, false, why, snapshot), Some(after_fail(lang, severity))),
        Verdict::Unknown(what, _) => (missing(lang, what), Some(after_unknown(lang, severity))),
    };
    let mut out = facts;
    if !rule.citation.is_empty() {
        let basis = lang.t("Dasar", "Basis");
        out.push_str(&format!(" {basis}: {}.", citations(lang, rule.citation)));
    }
    if let Some(follows) = follows {
        out.push(' ');
        out.push_str(follows);
    }
    out
}

/// What a Fail of a severity means.
#[must_use]
pub fn after_fail(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Fatal => {
            lang.t("Perpindahan ini tidak dapat direncanakan.", "This move cannot be planned.")
        }
        Severity::NeedsWaiver => lang.t("Perlu persetujuan tertulis.", "A written waiver is needed."),
        Severity::Warning => {
            lang.t("Ini peringatan dan tidak menghalangi.", "This is a warning and does not forbid.")
        }
    }
}

/// What an Unknown of a severity means.
#[must_use]
pub fn after_unknown(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Fatal | Severity::NeedsWaiver => lang.t(
            "Perlu data, atau pengecualian tertulis dari pejabat yang disebut namanya.",
            "The fact is needed, or a written waiver by a named person.",
        ),
        Severity::Warning => {
            lang.t("Perlu data; ini tidak menghalangi.", "The fact is needed; this does not forbid.")
        }
    }
}
