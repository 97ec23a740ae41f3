//! The part of A2 that says how far the work on a file is, or why it did not end well.

use app::imports::stage::Stage;
use app::imports::{ImportView, Progress};

use crate::format;
use crate::lang::Lang;

/// Work that goes on.
pub(crate) struct Running {
    pub(crate) title: &'static str,
    pub(crate) stage: &'static str,
    pub(crate) done: String,
    pub(crate) of: String,
    pub(crate) sentence: String,
}

impl Running {
    /// Nothing where nobody works on the import.
    pub(crate) fn of(l: Lang, view: &ImportView) -> Option<Self> {
        let is_trial = view.row.state == "reading";
        let at = match view.progress {
            Progress::Queued => None,
            Progress::Working(stage) => Some(stage),
            _ if is_trial => None,
            _ => return None,
        };
        let of = Stage::ALL.len();
        let done = at.and_then(|at| Stage::ALL.iter().position(|stage| *stage == at)).map_or(0, |at| at + 1);
        let (n, all) = (format::size(l, done), format::size(l, of));
        Some(Self {
            title: if is_trial {
                l.t("Uji coba berjalan", "The trial runs")
            } else {
                l.t("Impor sedang diterapkan", "The import is being applied")
            },
            stage: at.map_or(l.t("Menunggu giliran", "Waiting for its turn"), |at| word(l, at)),
            sentence: l.t(format!("Tahap {n} dari {all}."), format!("Stage {n} of {all}.")),
            done: done.to_string(),
            of: of.to_string(),
        })
    }
}

fn word(l: Lang, stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => {
            l.t("Membuka berkas dan mengenali kolom", "Opening the file and recognising columns")
        }
        Stage::Interpreting => l.t("Membaca baris", "Reading rows"),
        Stage::Checking => l.t("Memeriksa isi", "Checking what they say"),
        Stage::Comparing => l.t("Membandingkan dengan data tersimpan", "Comparing with what is stored"),
        Stage::Writing => l.t("Menulis, semua atau tidak sama sekali", "Writing, all or none"),
    }
}

/// Why the last work did not end well; empty where it did.
pub(crate) fn trouble(l: Lang, view: &ImportView) -> String {
    match &view.progress {
        Progress::Refused(id, en) if view.row.state == "tried" => l.t(id.clone(), en.clone()),
        Progress::Failed if view.row.state == "tried" => l
            .t(
                "Penerapan terhenti karena gangguan pada kami; tidak ada data yang berubah. Terapkan lagi, atau hubungi operator.",
                "Applying stopped by a fault of ours; no data have changed. Apply it again, or ask the operator.",
            )
            .to_owned(),
        _ => String::new(),
    }
}
