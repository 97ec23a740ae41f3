//! Acts: the intent is recorded first, in a transaction of its own; the outcome in the transaction of the
//! change. If the intent cannot be recorded, nothing is done.

use domain::ids::{EventId, JobRunId};
use serde_json::{Value, json};
use store::Tx;
use store::event::NewEvent;
use store::job_run::NewRun;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;

/// A one-time key of a form; sent again it answers with the first answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey(pub String);

/// An act whose intent is recorded.
pub struct Act<'a> {
    cx: &'a Context,
    login: String,
    use_case: UseCase,
    subject: String,
    intent: EventId,
}

/// What a piece of queued work knows of its act.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Queued {
    /// Login of the person who asked.
    pub(crate) login: String,
    /// About what.
    pub(crate) subject: String,
    /// The recorded intent.
    pub(crate) intent: EventId,
}

/// The change of an act: a transaction with its event already in it.
pub struct Change {
    /// The transaction.
    pub tx: Tx,
    /// The event that everything changed is written under.
    pub event: EventId,
    key: Option<String>,
}

/// A change that begins, or the first answer of a form that was sent before.
pub enum Begun {
    /// Go on.
    New(Change),
    /// It was done before; this is where it led.
    Replay(String),
}

impl<'a> Act<'a> {
    /// Asks for the right and records the intent.
    ///
    /// # Errors
    /// [`AppError::Forbidden`], recorded as refused; faults of storage.
    pub async fn intend(
        cx: &'a Context,
        actor: &'a Actor,
        use_case: UseCase,
        subject: impl Into<String>,
    ) -> Result<Self, AppError> {
        let intent = EventId(cx.ids.next_id());
        let act = Self { cx, login: actor.login.clone(), use_case, subject: subject.into(), intent };
        let phase = if actor.may(use_case) { "intent" } else { "refused" };
        let mut tx = cx.store.begin(&cx.agency).await?;
        store::event::append(&mut tx, &act.event(act.intent.clone(), phase, json!({}))).await?;
        tx.commit().await?;
        actor.require(use_case)?;
        Ok(act)
    }

    /// Takes up an act whose intent was recorded when its work was queued.
    #[must_use]
    pub(crate) fn resumed(cx: &'a Context, queued: &Queued, use_case: UseCase) -> Self {
        let Queued { login, subject, intent } = queued.clone();
        Self { cx, login, use_case, subject, intent }
    }

    /// Queues the work of this act. The outcome is recorded with the change, by the worker.
    ///
    /// # Errors
    /// Faults of storage; [`AppError::Stale`] where the form's key belongs to somebody else.
    pub(crate) async fn queue(
        &self,
        key: Option<&FormKey>,
        kind: &str,
        mut payload: Value,
        answer: &str,
    ) -> Result<String, AppError> {
        let now = self.cx.clock.now();
        let mut tx = self.cx.store.begin(&self.cx.agency).await?;
        if let Some(answer) = self.first_answer(&mut tx, key).await? {
            return Ok(answer);
        }
        payload["act"] =
            json!({"login": self.login, "subject": self.subject, "intent": self.intent.as_str()});
        let id = JobRunId(self.cx.ids.next_id());
        let payload = payload.to_string();
        let run = NewRun { id: &id, kind, subject: &self.subject, payload: &payload };
        store::job_run::add(&mut tx, &run, now).await?;
        if let Some(FormKey(key)) = key {
            store::form_key::answer(&mut tx, key, answer).await?;
        }
        tx.commit().await?;
        self.cx.wake_worker();
        Ok(answer.to_owned())
    }

    /// Takes the key of a form; the first answer where it was sent before.
    async fn first_answer(&self, tx: &mut Tx, key: Option<&FormKey>) -> Result<Option<String>, AppError> {
        let Some(FormKey(key)) = key else { return Ok(None) };
        let at = self.cx.clock.now();
        Ok(store::form_key::take(tx, key, &self.login, self.use_case.code(), at).await?)
    }

    fn event(&self, id: EventId, phase: &'static str, body: Value) -> NewEvent {
        NewEvent {
            id,
            at: self.cx.clock.now(),
            actor: self.login.clone(),
            use_case: self.use_case.code(),
            phase,
            subject: self.subject.clone(),
            body,
        }
    }

    /// Begins the change; `body` says in figures what will be changed, never with personal data.
    ///
    /// # Errors
    /// Faults of storage; [`AppError::Stale`] where the form's key belongs to somebody else.
    pub async fn change(&self, key: Option<&FormKey>, mut body: Value) -> Result<Begun, AppError> {
        let event = EventId(self.cx.ids.next_id());
        let mut tx = self.cx.store.begin(&self.cx.agency).await?;
        if let Some(answer) = self.first_answer(&mut tx, key).await? {
            return Ok(Begun::Replay(answer));
        }
        if let Value::Object(map) = &mut body {
            map.insert("intent".to_owned(), json!(self.intent.as_str()));
        }
        store::event::append(&mut tx, &self.event(event.clone(), "done", body)).await?;
        Ok(Begun::New(Change { tx, event, key: key.map(|k| k.0.clone()) }))
    }

    /// Records that the act was refused, and why.
    ///
    /// # Errors
    /// Faults of storage.
    pub async fn refuse(&self, why: &str) -> Result<(), AppError> {
        let body = json!({"intent": self.intent.as_str(), "why": why});
        let mut tx = self.cx.store.begin(&self.cx.agency).await?;
        store::event::append(&mut tx, &self.event(EventId(self.cx.ids.next_id()), "refused", body)).await?;
        Ok(tx.commit().await?)
    }
}

impl Change {
    /// Makes the change permanent; `answer` is what a repeated form is answered with.
    ///
    /// # Errors
    /// Faults of storage.
    pub async fn commit(mut self, answer: &str) -> Result<String, AppError> {
        if let Some(key) = &self.key {
            store::form_key::answer(&mut self.tx, key, answer).await?;
        }
        self.tx.commit().await?;
        Ok(answer.to_owned())
    }
}

/// Begins a change of an act, or returns the first answer from the surrounding function.
#[macro_export]
macro_rules! begin_change {
    ($act:expr, $key:expr, $body:expr) => {
        match $act.change($key, $body).await? {
            $crate::act::Begun::New(change) => change,
            $crate::act::Begun::Replay(answer) => return Ok(answer),
        }
    };
}
