//! Words that the staff's, the auditor's and the operator's pages share. No page and no decision lives here.

use app::permission::UseCase;
use app::plan::PlanCase;
use domain::kind::Kind;
use domain::snapshot::{PersonIx, PostIx, Snapshot, UnitIx};
use rules::reason::Reason;
use rules::rule::{Rule, RuleId, Severity, Verdict};

use super::words;
pub(crate) use super::words::{job as job_of, unit as unit_of};
use crate::format;
use crate::lang::Lang;
use crate::view::Tick;

/// A unit with the office it belongs to: 'Bidang Aplikasi, Dinas Kominfo'. Sections of two offices may share a name.
pub(crate) fn unit_named(snapshot: &Snapshot, unit: UnitIx) -> String {
    let node = snapshot.unit(unit);
    let name = &node.record.name;
    if node.top == unit { name.clone() } else { format!("{name}, {}", snapshot.unit(node.top).record.name) }
}

/// 'Perawat Terampil di Puskesmas Kota'.
pub(crate) fn post_named(l: Lang, snapshot: &Snapshot, post: PostIx) -> String {
    format!("{} {} {}", job_of(snapshot, post), l.t("di", "at"), unit_of(snapshot, post))
}

/// A value of the planner in points, always with two decimals so that sums can be redone: 7250 is 72,50.
#[must_use]
pub(crate) fn points(l: Lang, hundredths: i64) -> String {
    words::points(l, hundredths, false)
}

/// A difference in points: +3,40.
#[must_use]
pub(crate) fn points_signed(l: Lang, hundredths: i64) -> String {
    words::points(l, hundredths, true)
}

/// A count in words of the language.
pub(crate) fn many(l: Lang, n: usize) -> String {
    format::count(l, i64::try_from(n).unwrap_or(i64::MAX))
}

/// Articles of a rule and the day it is in force from.
pub(crate) fn basis_of(l: Lang, rule: &Rule) -> String {
    let basis = if rule.citation.is_empty() {
        text::label::basis(l, rule.basis).to_owned()
    } else {
        text::citation::citations(l, rule.citation)
    };
    let since = format::date(l, rule.from);
    l.t(format!("{basis}, berlaku sejak {since}"), format!("{basis}, in force since {since}"))
}

/// What a verdict found, in words that may stand on the page of the person it is about.
pub(crate) fn facts_for_own_page(l: Lang, verdict: &Verdict, snapshot: &Snapshot) -> Option<String> {
    let why = |passed: bool, reason: &Reason| text::reason::reason(l, passed, reason, snapshot);
    match verdict {
        Verdict::NotApplicable => None,
        Verdict::Pass(reason) => Some(why(true, reason)),
        Verdict::Fail(reason, _) => Some(why(false, reason)),
        Verdict::Unknown(what, _) => Some(text::missing::missing(l, what)),
    }
}

/// A rule that was looked at for a person and a post: facts, article, and who waived it. `None` where the rule
/// is not about the case.
pub(crate) fn rule_tick(
    l: Lang,
    case: &PlanCase,
    (person, post): (PersonIx, PostIx),
    (id, verdict, severity): &(RuleId, Verdict, Severity),
) -> Option<Tick> {
    let facts = facts_for_own_page(l, verdict, &case.basis.snapshot)?;
    let rule = rule_of(*id)?;
    let name = text::rule::rule_name(l, *id);
    let mut note = basis_of(l, rule);
    let subject = (Some(person), Some(post));
    let lifted = case.basis.waivers.iter().find(|w| {
        verdict.is_adverse() && w.lifts(*id, verdict, *severity, subject, case.basis.asked.effective)
    });
    if let Some(waiver) = lifted {
        let (by, paper) = (&waiver.by, &waiver.document);
        note.push_str(
            &l.t(format!(". Dikecualikan oleh {by}, {paper}"), format!(". Waived by {by}, {paper}")),
        );
    }
    let kind = match verdict {
        Verdict::Pass(_) => "good",
        Verdict::Fail(..) if *severity != Severity::Warning && lifted.is_none() => "bad",
        _ => "warn",
    };
    Some(Tick { kind, text: format!("{name}. {facts}"), note })
}

/// A rule of the registry.
pub(crate) fn rule_of(id: RuleId) -> Option<&'static Rule> {
    rules::registry::RULES.iter().find(|rule| rule.id == id)
}

/// A use case of the record in words; a code that is not known stays as it is.
pub(crate) fn use_case(l: Lang, code: &str) -> String {
    let Some(use_case) = UseCase::parse(code) else { return code.to_owned() };
    match use_case {
        UseCase::IssueSlips => l.t("Membuat slip akun", "Account slips made"),
        UseCase::ManageAccounts => l.t("Mengelola akun", "Accounts managed"),
        UseCase::ChangeRole => l.t("Mengubah akhir peran", "End of a role changed"),
        UseCase::AskPlan => l.t("Meminta atau menghentikan rencana", "Plan asked for or stopped"),
        UseCase::ChangeDemand => l.t("Mengubah syarat rencana", "Demand on a plan changed"),
        UseCase::PublishPlan => l.t("Menerbitkan atau menarik rancangan", "Draft published or withdrawn"),
        UseCase::PublishWeights => l.t("Menerbitkan bobot", "Weights published"),
        UseCase::ChangeSettings => l.t("Mengubah pengaturan", "Settings changed"),
        UseCase::TryImport => l.t("Uji coba impor", "Import tried"),
        UseCase::ApplyImport => l.t("Menerapkan impor", "Import applied"),
        UseCase::UndoImport => l.t("Membatalkan impor", "Import undone"),
        UseCase::DecideAbsence => {
            l.t("Memutuskan pegawai yang tidak ada di berkas", "People missing from a file decided")
        }
        UseCase::DeclareRegister => {
            l.t("Menyatakan register lengkap atau terbuka", "Register declared or opened")
        }
        UseCase::ReadNeeds => l.t("Melihat kebutuhan", "Needs read"),
        UseCase::ReadPeople => l.t("Melihat data pegawai", "A person's data read"),
        UseCase::ReadPlans => l.t("Melihat rencana", "Plan read"),
        UseCase::ReadUnit => l.t("Melihat unit", "Unit read"),
        UseCase::ReadOwn => l.t("Melihat halaman sendiri", "Own page read"),
        UseCase::ReadRecord => l.t("Melihat catatan", "Record read"),
        UseCase::ReadSystem => l.t("Melihat kesehatan sistem", "Health of the system read"),
        UseCase::Export => l.t("Mengunduh tabel", "Table taken as a file"),
        UseCase::SignIn => l.t("Masuk atau aktivasi akun", "Signing in or activation"),
        UseCase::ChangePassword => l.t("Mengganti kata sandi", "Password changed"),
        UseCase::AddAgency => l.t("Menambah instansi", "Agency added"),
    }
    .to_owned()
}

/// A group of fields that somebody looked at, in words.
pub(crate) fn looked_field(l: Lang, field: &str) -> String {
    match field {
        "identity" => l.t("identitas", "identity"),
        "career" => l.t("riwayat jabatan", "career"),
        "assessment" => l.t("asesmen dan kinerja", "assessment and ratings"),
        "name" => l.t("nama", "name"),
        "nip" => "NIP",
        "post" => l.t("jabatan", "post"),
        "plan" => l.t("rencana", "plan"),
        "move" => l.t("usulan perpindahan", "proposed move"),
        "demand" => l.t("permintaan khusus", "demand"),
        "relation" => l.t("hubungan keluarga", "family relation"),
        "file" => l.t("berkas impor", "imported file"),
        other => Kind::parse(other).map_or(other, |kind| text::label::kind(l, kind)),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_keep_two_decimals() {
        assert_eq!(points(Lang::Id, 7250), "72,50");
        assert_eq!(points_signed(Lang::En, -305), "\u{2212}3.05");
    }
}
