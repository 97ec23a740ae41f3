//! The words every rule file needs, in one import. No logic.

pub(crate) use crate::case::{MoveCase, MoveKind, Origin};
pub(crate) use crate::law::LawOn;
pub(crate) use crate::missing::Missing;
pub(crate) use crate::parameter::Param;
pub(crate) use crate::reason::Reason;
pub(crate) use crate::rule::{Basis, Cite, Rule, RuleId, Scope, Severity, Verdict};
pub(crate) use crate::source::Mark;
pub(crate) use domain::job::JobGroup;
pub(crate) use domain::kind::Kind;
pub(crate) use domain::time::{add_months, full_months};
pub(crate) use jiff::civil::date;
