//! Who may do what: one table, deny by default. The golden file of the tests holds every cell of it.

use domain::code_enum;

code_enum! {
    /// A role of an account.
    pub enum Role {
        /// *Pegawai*: every civil servant.
        Staff = "staff",
        /// *Kepala unit*.
        UnitHead = "unit_head",
        /// *Analis BKPSDM*.
        Analyst = "analyst",
        /// *Tim Penilai Kinerja*.
        AppraisalTeam = "appraisal_team",
        /// *Pejabat Pembina Kepegawaian*.
        AppointingAuthority = "appointing_authority",
        /// *Auditor*.
        Auditor = "auditor",
        /// *Operator*.
        Operator = "operator",
    }
}

code_enum! {
    /// Something a person can do; the code stands in the record.
    pub enum UseCase {
        /// Accounts for staff and their first codes.
        IssueSlips = "IssueSlips",
        /// An account is added, changed or switched off.
        ManageAccounts = "ManageAccounts",
        /// A role is granted, or its end set, moved or taken away.
        ChangeRole = "ChangeRole",
        /// A new plan is asked for, or its computing cancelled.
        AskPlan = "AskPlan",
        /// A pin, ban or waiver is made or lifted.
        ChangeDemand = "ChangeDemand",
        /// A plan is published to staff or withdrawn.
        PublishPlan = "PublishPlan",
        /// Weights are published.
        PublishWeights = "PublishWeights",
        /// Settings are changed.
        ChangeSettings = "ChangeSettings",
        /// A file is read without saving anything.
        TryImport = "TryImport",
        /// An import is applied.
        ApplyImport = "ApplyImport",
        /// An import is undone.
        UndoImport = "UndoImport",
        /// It is decided about people whom a full list leaves out.
        DecideAbsence = "DecideAbsence",
        /// A register is declared complete or opened again.
        DeclareRegister = "DeclareRegister",
        /// Needs, projections and the map of posts are read.
        ReadNeeds = "ReadNeeds",
        /// Any person's page is read.
        ReadPeople = "ReadPeople",
        /// A plan that is not published is read.
        ReadPlans = "ReadPlans",
        /// The page of a unit is read.
        ReadUnit = "ReadUnit",
        /// One's own pages are read.
        ReadOwn = "ReadOwn",
        /// The record and the looks are read.
        ReadRecord = "ReadRecord",
        /// Health of the system is read.
        ReadSystem = "ReadSystem",
        /// A table leaves as a file.
        Export = "Export",
        /// Signing in and out, and the first password.
        SignIn = "SignIn",
        /// One's own password is changed.
        ChangePassword = "ChangePassword",
        /// The agency is added.
        AddAgency = "AddAgency",
    }
}

/// Whether a role may do it at all; a unit head's and a member of staff's reach is checked besides.
#[must_use]
pub const fn may(role: Role, use_case: UseCase) -> bool {
    use Role::{Analyst, AppointingAuthority, AppraisalTeam, Auditor, Operator, UnitHead};
    match use_case {
        UseCase::SignIn | UseCase::ReadOwn | UseCase::ChangePassword => true,
        UseCase::ReadUnit => {
            matches!(role, UnitHead | Analyst | AppraisalTeam | AppointingAuthority | Auditor)
        }
        UseCase::AskPlan
        | UseCase::ChangeDemand
        | UseCase::PublishPlan
        | UseCase::PublishWeights
        | UseCase::ChangeSettings
        | UseCase::TryImport
        | UseCase::ApplyImport
        | UseCase::UndoImport
        | UseCase::DecideAbsence
        | UseCase::DeclareRegister
        | UseCase::IssueSlips => matches!(role, Analyst),
        UseCase::ReadNeeds | UseCase::ReadPlans | UseCase::ReadPeople => {
            matches!(role, Analyst | AppraisalTeam | AppointingAuthority | Auditor)
        }
        UseCase::Export => matches!(role, Analyst | Auditor),
        UseCase::ReadRecord => matches!(role, Auditor),
        UseCase::ReadSystem | UseCase::ManageAccounts | UseCase::ChangeRole => matches!(role, Operator),
        // Only from the console, where no role is asked.
        UseCase::AddAgency => false,
    }
}
