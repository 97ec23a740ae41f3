//! The codes of findings: `I…` are ours, `COM_…`, `TIM_…`, `ACC_…`, `CON_…` are indicators of BKN.

use super::Severity;

domain::code_enum! {
    /// What was found. I1xx file, I15x layout, I2xx value, I3xx reference and record; the others are the data
    /// quality indicators of BKN, under their own codes so that an officer knows them.
    pub enum FindingCode {
        /// More bytes than the limit, packed or unpacked.
        FileTooLarge = "I101",
        /// More cells than the limit.
        TooManyCells = "I102",
        /// More columns than the limit.
        TooManyColumns = "I103",
        /// Damaged or cut off.
        FileDamaged = "I104",
        /// Not CSV, XLSX or ODS.
        FileKindUnsupported = "I105",
        /// A web page with the ending of a spreadsheet.
        HtmlAsSpreadsheet = "I106",
        /// Not UTF-8, read as Windows-1252.
        EncodingGuessed = "I107",
        /// Packed far tighter than any real spreadsheet.
        PackedTooTight = "I108",
        /// Locked with a password.
        FileLocked = "I109",
        /// No cell with a value.
        FileEmpty = "I110",
        /// Zero bytes inside text.
        ZeroBytes = "I111",
        /// Declares a document type or entities.
        ForeignEntities = "I112",
        /// Macros, which are never run.
        MacrosIgnored = "I113",
        /// More rows than one file may hold.
        TooManyRows = "I114",
        /// No known layout.
        LayoutUnknown = "I151",
        /// A column that the layout needs is not there.
        ColumnMissing = "I152",
        /// One field stands in two columns.
        ColumnTwice = "I153",
        /// A column that is not known, with a header close to a known one.
        HeaderNear = "I154",
        /// A sheet of another kind beside known ones.
        SheetSkipped = "I155",
        /// More findings than are kept.
        FindingsLeftOut = "I156",
        /// A NIP stored as a number: the last digits are lost.
        NipDamaged = "I201",
        /// A NIP without 18 digits.
        NipLength = "I202",
        /// A letter in a NIP.
        NipLetter = "I203",
        /// An old NIP of nine digits or an NRP.
        NipOld = "I204",
        /// Not a day.
        NotADate = "I205",
        /// A year of two digits.
        TwoDigitYear = "I206",
        /// Not a number, or outside its range.
        NotANumber = "I207",
        /// Not one of the allowed values.
        NotInList = "I208",
        /// Not a golongan.
        NotARank = "I209",
        /// Must not be empty.
        ValueMissing = "I210",
        /// Ends before it starts.
        EndsBeforeStart = "I211",
        /// Longer than the column takes.
        TooLong = "I212",
        /// A formula error.
        FormulaError = "I213",
        /// A formula whose result the file does not store.
        FormulaUncounted = "I214",
        /// A day that can be read in two ways, in a file that writes the month first.
        MonthFirst = "I215",
        /// A unit that is not known.
        UnitUnknown = "I301",
        /// A unit name that several units have.
        UnitAmbiguous = "I302",
        /// A job that is not known.
        JobUnknown = "I303",
        /// A job name that several jobs have.
        JobAmbiguous = "I304",
        /// A person who is not known.
        PersonUnknown = "I305",
        /// A name that several people have.
        PersonAmbiguous = "I306",
        /// The same key twice.
        DuplicateKey = "I307",
        /// The same key twice, the latest kept.
        LatestKept = "I308",
        /// Units that stand above themselves.
        UnitRing = "I309",
        /// A unit named HAPUS.
        UnitDeleted = "I311",
        /// An acting post, kept apart from the definitive one.
        ActingKeptApart = "I312",
        /// Another name than the one known for the NIP.
        NameDiffers = "I313",
        /// A unit code that is not known, with a name that is: the unit of that name is taken.
        UnitCodeOld = "I315",
        /// The level of a job cannot be told.
        LevelUnknown = "I314",
        /// No performance rating in the two years before.
        NoRecentPerformance = "COM_1",
        /// Job id missing.
        JobIdMissing = "COM_2",
        /// Education missing.
        EducationMissing = "COM_3",
        /// Unit no longer active.
        UnitInactive = "TIM_1",
        /// CPNS for longer than a year.
        CpnsTooLong = "TIM_3",
        /// Two holders of one structural job.
        TwoHolders = "TIM_4",
        /// Past the retirement age but active.
        PastRetirement = "TIM_5",
        /// Still on CLTN after its end.
        CltnOver = "TIM_6",
        /// TMT CPNS after TMT PNS.
        CpnsAfterPns = "ACC_1",
        /// Structural job with under two years of service.
        StructuralTooEarly = "ACC_3",
        /// Education below the structural minimum.
        StructuralEducation = "ACC_6",
        /// Education below the JF minimum.
        FunctionalEducation = "ACC_8",
        /// Pelaksana with a JF title.
        PelaksanaWithJfTitle = "ACC_9",
        /// Structural holder below the least rank.
        StructuralRank = "ACC_10",
        /// TMT CPNS against the NIP.
        NipAppointmentDiffers = "CON_1",
        /// Birth date against the NIP.
        NipBirthDiffers = "CON_2",
        /// Sex against the NIP.
        NipSexDiffers = "CON_3",
    }
}

impl FindingCode {
    /// How bad it usually is; a caller may say otherwise on the finding.
    #[must_use]
    pub const fn usual_severity(self) -> Severity {
        match self {
            Self::MacrosIgnored
            | Self::SheetSkipped
            | Self::LatestKept
            | Self::UnitDeleted
            | Self::ActingKeptApart => Severity::Info,
            Self::EncodingGuessed
            | Self::HeaderNear
            | Self::FindingsLeftOut
            | Self::FormulaUncounted
            | Self::ColumnTwice
            | Self::NameDiffers
            | Self::LevelUnknown
            | Self::UnitCodeOld
            | Self::NoRecentPerformance
            | Self::JobIdMissing
            | Self::EducationMissing
            | Self::UnitInactive
            | Self::CpnsTooLong
            | Self::TwoHolders
            | Self::PastRetirement
            | Self::CltnOver
            | Self::CpnsAfterPns
            | Self::StructuralTooEarly
            | Self::StructuralEducation
            | Self::FunctionalEducation
            | Self::PelaksanaWithJfTitle
            | Self::StructuralRank
            | Self::NipAppointmentDiffers
            | Self::NipBirthDiffers
            | Self::NipSexDiffers => Severity::Warn,
            _ => Severity::Reject,
        }
    }
}
