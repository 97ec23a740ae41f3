//! Labels of what judging speaks of: kinds and origins of moves, severities, bands.

use crate::lang::Lang;
use rules::case::{MoveKind, Origin, Why};
use rules::jpm::JpmBand;
use rules::judge::WaiverScope;
use rules::nine_box::Band;
use rules::rule::{Basis, Severity};
use rules::source::Status;

/// Who wants a move.
#[must_use]
pub fn origin(lang: Lang, value: Origin) -> &'static str {
    match value {
        Origin::Need => lang.t("Kebutuhan organisasi", "Need of the organisation"),
        Origin::OwnRequest => lang.t("Permintaan sendiri", "Own request"),
        Origin::Sanction => lang.t("Hukuman disiplin", "Sanction"),
        Origin::Reorganisation => lang.t("Penataan organisasi", "Reorganisation"),
    }
}

/// What a rule does when it does not hold.
#[must_use]
pub fn severity(lang: Lang, value: Severity) -> &'static str {
    match value {
        Severity::Warning => lang.t("Peringatan", "Warning"),
        Severity::NeedsWaiver => lang.t("Perlu persetujuan tertulis", "Needs a written waiver"),
        Severity::Fatal => lang.t("Menghalangi", "Forbids"),
    }
}

/// Where a rule comes from.
#[must_use]
pub fn basis(lang: Lang, value: Basis) -> &'static str {
    match value {
        Basis::Law => lang.t("Peraturan", "Law"),
        Basis::AgencyPolicy => lang.t("Kebijakan instansi", "Policy of the agency"),
        Basis::Structural => lang.t("Syarat rencana", "Follows from the plan"),
    }
}

/// How far a waiver reaches.
#[must_use]
pub fn waiver_scope(lang: Lang, value: WaiverScope) -> &'static str {
    match value {
        WaiverScope::Pair => lang.t("Orang atau jabatan yang disebut", "The person or post it names"),
        WaiverScope::RuleAndPlan => {
            lang.t("Semua data yang belum ada untuk aturan ini", "All unknowns of this rule")
        }
    }
}

/// Band of a job match.
#[must_use]
pub fn jpm_band(lang: Lang, value: JpmBand) -> &'static str {
    match value {
        JpmBand::Best => lang.t("Memenuhi syarat", "Meets the standard"),
        JpmBand::Fair => lang.t("Masih memenuhi syarat", "Still meets the standard"),
        JpmBand::Weak => lang.t("Kurang memenuhi syarat", "Below the standard"),
    }
}

/// Band of performance.
#[must_use]
pub fn band(lang: Lang, value: Band) -> &'static str {
    match value {
        Band::Below => lang.t("Di bawah ekspektasi", "Below expectation"),
        Band::Meets => lang.t("Sesuai ekspektasi", "Meets expectation"),
        Band::Above => lang.t("Di atas ekspektasi", "Above expectation"),
    }
}

/// Whether an instrument is in force.
#[must_use]
pub fn status(lang: Lang, value: Status) -> &'static str {
    match value {
        Status::InForce => lang.t("Berlaku", "In force"),
        Status::Amended => lang.t("Berlaku, telah diubah", "In force, amended"),
        Status::Repealed => lang.t("Dicabut", "Repealed"),
        Status::Agency => lang.t("Keputusan instansi", "Decision of the agency"),
    }
}

/// Kind of a move.
#[must_use]
pub fn move_kind(lang: Lang, value: MoveKind) -> &'static str {
    match value {
        MoveKind::Stay => lang.t("Tetap di jabatan sekarang", "Stays in the present post"),
        MoveKind::LateralManagerial => lang.t("Rotasi jabatan manajerial", "Rotation of a managerial post"),
        MoveKind::LateralPelaksana => lang.t("Rotasi pelaksana", "Rotation of staff"),
        MoveKind::LateralFunctional => {
            lang.t("Pindah unit, jabatan fungsional sama", "New unit, same functional post")
        }
        MoveKind::UnitChangePppk => lang.t("Relokasi PPPK", "New unit for contract staff"),
        MoveKind::PromotionPengawas => lang.t("Promosi ke pengawas", "Promotion to supervisor"),
        MoveKind::PromotionAdministrator => lang.t("Promosi ke administrator", "Promotion to administrator"),
        MoveKind::NotOffered(why) => not_offered(lang, why),
    }
}

/// Why a kind of move is not offered.
#[must_use]
pub fn not_offered(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::BetweenJpt => lang.t(
            "Antarjabatan pimpinan tinggi: belum ditawarkan, perlu uji kompetensi",
            "Between high leadership posts: not offered yet, needs a competence test",
        ),
        Why::ChangesFunctional => lang.t(
            "Pindah ke jabatan fungsional lain: belum ditawarkan",
            "To another functional post: not offered yet",
        ),
        Why::DiagonalUp => lang.t(
            "Naik ke kelompok jabatan lain: belum ditawarkan",
            "Up into another group of posts: not offered yet",
        ),
        Why::Down => lang.t("Turun jenjang: tidak ditawarkan", "To a lower level: not offered"),
        Why::EntersFunctional => lang.t(
            "Masuk jabatan fungsional: belum ditawarkan, perlu uji kompetensi",
            "Into a functional post: not offered yet, needs a competence test",
        ),
        Why::IntoJpt => lang.t(
            "Ke jabatan pimpinan tinggi: hanya melalui seleksi terbuka",
            "Into a high leadership post: by open selection only",
        ),
        Why::LeavesFunctional => lang.t(
            "Keluar dari jabatan fungsional: belum ditawarkan",
            "Out of a functional post: not offered yet",
        ),
        Why::LevelUnknown => lang.t("Jenjang jabatan belum diketahui", "The level of a job is not known"),
        Why::NoPresentJob => lang.t("Jabatan sekarang belum tercatat", "The present post is not recorded"),
        Why::PppkOtherJob => {
            lang.t("PPPK ke jabatan lain: tidak ditawarkan", "Contract staff in another job: not offered")
        }
        Why::RaisesFunctional => lang
            .t("Kenaikan jenjang fungsional: belum ditawarkan", "A higher functional level: not offered yet"),
        Why::SkipsLevel => {
            lang.t("Melompati satu jenjang: tidak ditawarkan", "Skipping a level: not offered")
        }
    }
}
