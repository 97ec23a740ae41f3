//! Who acts: an account with the roles it holds today.

use domain::ids::{AccountId, PersonId, UnitId};

use crate::error::AppError;
use crate::permission::{Role, UseCase, may};

/// A role with its reach and the capacity it is held in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The unit it reaches, with everything beneath it; none for the whole agency.
    pub unit: Option<UnitId>,
    /// `definitive`, `plt` or `plh`.
    pub capacity: String,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The account; none at the console.
    pub account: Option<AccountId>,
    /// Name in the record.
    pub login: String,
    /// Name on pages.
    pub name: String,
    /// The person the account belongs to.
    pub person: Option<PersonId>,
    /// Roles that hold today.
    pub grants: Vec<Grant>,
    /// At the console of the machine every use case is open; the record says who sat there.
    pub is_console: bool,
}

impl Actor {
    /// Somebody at the console.
    #[must_use]
    pub fn console(login: &str) -> Self {
        Self {
            account: None,
            login: login.to_owned(),
            name: login.to_owned(),
            person: None,
            grants: Vec::new(),
            is_console: true,
        }
    }

    /// Whether a role is held.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|g| g.role == role)
    }

    /// Whether any role allows the use case.
    #[must_use]
    pub fn may(&self, use_case: UseCase) -> bool {
        self.is_console || self.grants.iter().any(|g| may(g.role, use_case))
    }

    /// Asks for the use case.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where no role allows it.
    pub fn require(&self, use_case: UseCase) -> Result<(), AppError> {
        if self.may(use_case) { Ok(()) } else { Err(AppError::Forbidden) }
    }

    /// Units whose head the actor is; everything beneath belongs to it.
    pub fn headed_units(&self) -> impl Iterator<Item = &UnitId> {
        self.grants.iter().filter(|g| g.role == Role::UnitHead).filter_map(|g| g.unit.as_ref())
    }
}
