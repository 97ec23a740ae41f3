//! The status tags: a fixed list, so that one word has one colour and one icon on every page.
//! A tag is an adjective, never a link or a button.

use crate::lang::Lang;

/// A status in a fixed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Nothing is left to do.
    Done,
    /// Work goes on.
    Running,
    /// Someone else must act.
    Waiting,
    /// Not yet begun.
    NotStarted,
    /// Approved by who may.
    Approved,
    /// Refused with reasons.
    Refused,
    /// The deadline has passed.
    Overdue,
    /// Filled below the critical share, or below the minimum.
    Critical,
    /// Fewer than needed.
    Short,
    /// As many as needed.
    Enough,
    /// More than needed.
    Surplus,
    /// Better than before.
    Better,
    /// Worse than before.
    Worse,
    /// The data do not say.
    Unknown,
    /// A draft, not yet published.
    Draft,
    /// A finding that stops the row.
    Wrong,
    /// A finding to look at.
    Check,
    /// A finding to know.
    Remark,
    /// A column or value that was recognised.
    Recognised,
    /// Left out on purpose.
    Skipped,
    /// Set aside with a reason.
    SetAside,
    /// Undone.
    Undone,
    /// In force.
    InForce,
    /// A draft that staff can read.
    Published,
    /// A draft that was published and is not any more.
    Withdrawn,
    /// Computed, proven or not, and ready to read.
    Ready,
    /// Failed; the page says why.
    Failed,
}

impl Tag {
    /// The colour class.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Done
            | Self::Approved
            | Self::Enough
            | Self::Better
            | Self::Recognised
            | Self::InForce
            | Self::Published
            | Self::Ready => "good",
            Self::Running | Self::Waiting | Self::Surplus | Self::Remark | Self::Draft => "info",
            Self::Overdue | Self::Short | Self::Check => "warn",
            Self::Refused | Self::Critical | Self::Worse | Self::Wrong | Self::Failed => "bad",
            Self::NotStarted | Self::Unknown => "line",
            Self::Skipped | Self::SetAside | Self::Undone | Self::Withdrawn => "",
        }
    }

    /// The icon's name.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Done
            | Self::Approved
            | Self::Enough
            | Self::Recognised
            | Self::InForce
            | Self::Published
            | Self::Ready => "check",
            Self::Running | Self::Waiting | Self::Surplus | Self::Remark | Self::Draft => "half",
            Self::Overdue | Self::Short | Self::Check => "warn",
            Self::Refused | Self::Critical | Self::Wrong | Self::Failed => "cross",
            Self::Better => "up",
            Self::Worse => "down",
            Self::NotStarted => "clock",
            Self::Unknown | Self::Skipped | Self::SetAside | Self::Undone | Self::Withdrawn => "minus",
        }
    }

    /// The fixed word.
    #[must_use]
    pub fn word(self, l: Lang) -> &'static str {
        match self {
            Self::Done => l.t("Selesai", "Done"),
            Self::Running => l.t("Berjalan", "Running"),
            Self::Waiting => l.t("Menunggu", "Waiting"),
            Self::NotStarted => l.t("Belum", "Not yet"),
            Self::Approved => l.t("Disetujui", "Approved"),
            Self::Refused => l.t("Ditolak", "Refused"),
            Self::Overdue => l.t("Lewat tenggat", "Overdue"),
            Self::Critical => l.t("Kritis", "Critical"),
            Self::Short => l.t("Kurang", "Short"),
            Self::Enough => l.t("Cukup", "Enough"),
            Self::Surplus => l.t("Lebih", "Surplus"),
            Self::Better => l.t("Membaik", "Better"),
            Self::Worse => l.t("Memburuk", "Worse"),
            Self::Unknown => l.t("Belum pasti", "Uncertain"),
            Self::Draft => l.t("Rancangan", "Draft"),
            Self::Wrong => l.t("Salah", "Wrong"),
            Self::Check => l.t("Periksa", "Check"),
            Self::Remark => l.t("Catatan", "Remark"),
            Self::Recognised => l.t("Dikenali", "Recognised"),
            Self::Skipped => l.t("Dilewati", "Skipped"),
            Self::SetAside => l.t("Disisihkan", "Set aside"),
            Self::Undone => l.t("Dibatalkan", "Undone"),
            Self::InForce => l.t("Berlaku", "In force"),
            Self::Published => l.t("Terbit", "Published"),
            Self::Withdrawn => l.t("Ditarik", "Withdrawn"),
            Self::Ready => l.t("Siap", "Ready"),
            Self::Failed => l.t("Gagal", "Failed"),
        }
    }
}
