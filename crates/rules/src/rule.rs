//! What a rule is, and what it says of a case. The rules themselves are one file each, listed in `registry`.

use crate::audit::{Breach, PlanCase};
use crate::case::MoveCase;
use crate::law::LawOn;
use crate::missing::Missing;
use crate::parameter::Param;
use crate::reason::Reason;
use crate::source::Mark;
use domain::code_enum;
use domain::time::Date;

code_enum! {
    /// The slug of a rule: its id everywhere. Append-only, never reused; the variant is the slug in camel case.
    pub enum RuleId {
        /// Requirements of an administrator's post.
        AdministratorSyarat = "administrator-syarat",
        /// Close to retirement.
        BupDekat = "bup-dekat",
        /// Past the retirement age of the target post.
        BupTerlampaui = "bup-terlampaui",
        /// On unpaid leave.
        Cltn = "cltn",
        /// A candidate does not move.
        CpnsTidakPindah = "cpns-tidak-pindah",
        /// Protected leave.
        CutiLindung = "cuti-lindung",
        /// Room in the post.
        FormasiTersedia = "formasi-tersedia",
        /// A teacher's years at the school.
        GuruMasaSekolah = "guru-masa-sekolah",
        /// A teacher's certificate and subject.
        GuruSertifikatMapel = "guru-sertifikat-mapel",
        /// Relatives in one unit.
        HubunganKeluarga = "hubungan-keluarga",
        /// A sanction that runs.
        HukdisBerjalan = "hukdis-berjalan",
        /// The post exists on the map.
        JabatanAdaDiPeta = "jabatan-ada-di-peta",
        /// Travel from home.
        JarakRumah = "jarak-rumah",
        /// Into a leading high post by open selection only.
        JptpPromosiSeleksiTerbuka = "jptp-promosi-seleksi-terbuka",
        /// Two years of good performance.
        KinerjaDuaTahun = "kinerja-dua-tahun",
        /// Competence against the standard.
        KompetensiJpm = "kompetensi-jpm",
        /// Longest time in a post.
        MasaJabatanMaksimum = "masa-jabatan-maksimum",
        /// Shortest time in a post.
        MasaJabatanMinimum = "masa-jabatan-minimum",
        /// Rank against the range of the post.
        PangkatJabatan = "pangkat-jabatan",
        /// Education against the qualification of the post.
        PendidikanJabatan = "pendidikan-jabatan",
        /// Requirements of a supervisor's post.
        PengawasSyarat = "pengawas-syarat",
        /// Contract staff hold no managerial post.
        PppkBukanStruktural = "pppk-bukan-struktural",
        /// Contract staff change the unit only.
        PppkHanyaUnor = "pppk-hanya-unor",
        /// The contract runs.
        PppkKontrak = "pppk-kontrak",
        /// One definitive post.
        RangkapJabatan = "rangkap-jabatan",
        /// One move a person.
        SatuOrangSatuPindah = "satu-orang-satu-pindah",
        /// Active civil servant.
        StatusPnsAktif = "status-pns-aktif",
        /// Promotion from the talent boxes.
        TalentaKotakPromosi = "talenta-kotak-promosi",
        /// No move downwards.
        TidakTurunJenjang = "tidak-turun-jenjang",
        /// Study leave and bonds.
        TugasBelajarIkatanDinas = "tugas-belajar-ikatan-dinas",
        /// Minimum of the unit that is left.
        UnitAsalMinimum = "unit-asal-minimum",
    }
}

impl RuleId {
    /// Position in [`crate::registry::RULES`]; both are alphabetical.
    #[must_use]
    pub const fn at(self) -> usize {
        self as usize
    }
}

impl core::fmt::Display for RuleId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.code())
    }
}

code_enum! {
    /// Where a rule comes from. An agency may lower the severity of its own policy only.
    pub enum Basis {
        /// A law or regulation.
        Law = "law",
        /// A policy of the agency.
        AgencyPolicy = "agency_policy",
        /// Follows from what a plan is.
        Structural = "structural",
    }
}

code_enum! {
    /// What a Fail or an Unknown does, mildest first.
    pub enum Severity {
        /// Shown, never forbids.
        Warning = "warning",
        /// Forbids unless a waiver stands.
        NeedsWaiver = "needs_waiver",
        /// Forbids; only an Unknown may be waived.
        Fatal = "fatal",
    }
}

/// What a verdict depends on beyond the day, the kind and the origin of the move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The person: judge once a person, kind and origin.
    Person,
    /// The person and the target job title: judge once a pair of those.
    PersonJob,
    /// The target post alone: judge once a post.
    Post,
    /// The person and the target post.
    Pair,
    /// The person who stays where they are.
    Stay,
    /// The whole plan: judged by [`crate::audit::audit`] only.
    Plan,
}

/// A place in an instrument: id of `legal/sources.toml` and article, written `190(3)`, `3:h`, `239-240` or ``.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cite {
    /// Id of the instrument.
    pub source: &'static str,
    /// Article; empty where the whole instrument is meant or the number is not confirmed.
    pub place: &'static str,
}

/// What a rule says of a case. A severity stands beside a Fail or an Unknown where only that part of the
/// rule weighs differently from the rule itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Holds, and why.
    Pass(Reason),
    /// Does not hold, and why.
    Fail(Reason, Option<Severity>),
    /// The rule is not about this case.
    NotApplicable,
    /// A fact is missing; never a pass.
    Unknown(Missing, Option<Severity>),
}

impl Verdict {
    /// A Fail with the rule's own severity.
    #[must_use]
    pub const fn fail(reason: Reason) -> Self {
        Self::Fail(reason, None)
    }

    /// An Unknown with the rule's own severity.
    #[must_use]
    pub const fn unknown(missing: Missing) -> Self {
        Self::Unknown(missing, None)
    }

    /// Pass where the condition holds, else Fail, with the same facts.
    #[must_use]
    pub const fn when(holds: bool, reason: Reason) -> Self {
        if holds { Self::Pass(reason) } else { Self::fail(reason) }
    }

    /// The severity of this part, where it differs from the rule's.
    #[must_use]
    pub const fn own_severity(&self) -> Option<Severity> {
        match self {
            Self::Fail(_, severity) | Self::Unknown(_, severity) => *severity,
            Self::Pass(_) | Self::NotApplicable => None,
        }
    }

    /// Whether it is a Fail or an Unknown.
    #[must_use]
    pub const fn is_adverse(&self) -> bool {
        matches!(self, Self::Fail(..) | Self::Unknown(..))
    }
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Slug.
    pub id: RuleId,
    /// Where it comes from.
    pub basis: Basis,
    /// Instruments and articles.
    pub citation: &'static [Cite],
    /// How the citation was read; pages say *belum terkonfirmasi* where it is not P.
    pub mark: Mark,
    /// Severity before the agency's settings.
    pub severity: Severity,
    /// Whether a part of it carries a severity of its own.
    pub splits: bool,
    /// What the verdict depends on.
    pub scope: Scope,
    /// Numbers of `legal/parameters.toml` it reads.
    pub parameters: &'static [Param],
    /// In force since; before that day it says `NotApplicable`.
    pub from: Date,
    /// Judges one person and post.
    pub judge: fn(&MoveCase<'_>, &LawOn) -> Verdict,
    /// Judges a finished plan, where the rule has a part that only a whole plan shows.
    pub plan: Option<fn(&PlanCase<'_>, &mut Vec<Breach>)>,
}

impl Rule {
    /// What the rule says of a case; `NotApplicable` before the rule was in force.
    #[must_use]
    pub fn verdict(&self, case: &MoveCase<'_>, law: &LawOn) -> Verdict {
        if case.effective < self.from { Verdict::NotApplicable } else { (self.judge)(case, law) }
    }
}
