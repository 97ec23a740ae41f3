//! Fields of forms and the summary of what must be mended. Validation happens in use cases; here it is shown.

/// What a field is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of text; `type` and `inputmode` of the control.
    Line {
        /// The control's `type`.
        kind: &'static str,
        /// The keyboard on a phone; empty = the usual one.
        inputmode: &'static str,
    },
    /// Several lines.
    Area,
    /// One of several.
    Select(Vec<Choice>),
}

/// One option of a select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it stands chosen.
    pub is_chosen: bool,
}

impl Choice {
    /// The options of a select, with the chosen one marked.
    #[must_use]
    pub fn list(pairs: &[(&str, &str)], chosen: &str) -> Vec<Self> {
        let option = |(value, label): &(&str, &str)| Self {
            value: (*value).to_owned(),
            label: (*label).to_owned(),
            is_chosen: *value == chosen,
        };
        pairs.iter().map(option).collect()
    }
}

/// A field: label, hint and error stand before the control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The control's `name` and `id`.
    pub name: String,
    /// The label.
    pub label: String,
    /// How to fill it; empty = no hint.
    pub hint: String,
    /// What is wrong and how to mend it; empty = nothing.
    pub error: String,
    /// What was typed, kept.
    pub value: String,
    /// What it is filled with.
    pub kind: Kind,
    /// The browser's `autocomplete`; empty = none.
    pub autocomplete: &'static str,
    /// A narrow control.
    pub is_short: bool,
}

impl Field {
    /// A line of text.
    #[must_use]
    pub fn line(name: &str, label: &str) -> Self {
        Self {
            name: name.to_owned(),
            label: label.to_owned(),
            hint: String::new(),
            error: String::new(),
            value: String::new(),
            kind: Kind::Line { kind: "text", inputmode: "" },
            autocomplete: "",
            is_short: false,
        }
    }

    /// A password, never filled in by the server.
    #[must_use]
    pub fn password(name: &str, label: &str, autocomplete: &'static str) -> Self {
        Self { kind: Kind::Line { kind: "password", inputmode: "" }, autocomplete, ..Self::line(name, label) }
    }

    /// Several lines of text.
    #[must_use]
    pub fn area(name: &str, label: &str) -> Self {
        Self { kind: Kind::Area, ..Self::line(name, label) }
    }

    /// One of several.
    #[must_use]
    pub fn select(name: &str, label: &str, choices: Vec<Choice>) -> Self {
        Self { kind: Kind::Select(choices), ..Self::line(name, label) }
    }

    /// With a hint.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Self {
        hint.clone_into(&mut self.hint);
        self
    }

    /// Whether something stands in it, or something is wrong with it.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        !self.value.is_empty() || !self.error.is_empty()
    }

    /// With what was typed.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        value.clone_into(&mut self.value);
        self
    }

    /// With what is wrong; empty text = nothing.
    #[must_use]
    pub fn error(mut self, error: &str) -> Self {
        error.clone_into(&mut self.error);
        self
    }

    /// The ids of hint and error, for `aria-describedby`; empty when there is neither.
    #[must_use]
    pub fn described_by(&self) -> String {
        let hint = if self.hint.is_empty() { String::new() } else { format!("{}-h", self.name) };
        let error = if self.error.is_empty() { String::new() } else { format!("{}-e", self.name) };
        [hint, error].iter().filter(|id| !id.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    }
}

/// A line of the error summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLink {
    /// The control's id, without `#`.
    pub target: String,
    /// What is wrong and how to mend it.
    pub text: String,
}

/// The error summary at the top of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors {
    /// What did not happen.
    pub title: String,
    /// The links to the fields.
    pub links: Vec<ErrorLink>,
}

impl Errors {
    /// The summary of the fields that carry an error; empty when none does.
    #[must_use]
    pub fn of(title: &str, fields: &[&Field]) -> Self {
        let wrong = fields.iter().filter(|field| !field.error.is_empty());
        let links: Vec<_> =
            wrong.map(|field| ErrorLink { target: field.name.clone(), text: field.error.clone() }).collect();
        Self { title: title.to_owned(), links }
    }

    /// Whether there is nothing to mend.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.links.is_empty()
    }
}
