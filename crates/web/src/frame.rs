//! What surrounds every page: who reads, where the round stands, what may be opened, how old the data are.
//! Decides no permission: the list of allowed items is given to it.

use crate::format::Zone;
use crate::lang::{self, Lang};
use crate::{assets, routes};
use axum::http::Uri;

/// The surroundings of a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language of the page.
    pub l: Lang,
    /// The agency's zone, in which moments are told.
    pub zone: Zone,
    /// The agency's name, as people write it.
    pub agency_name: String,
    /// Who reads, when signed in.
    pub reader: Option<Reader>,
    /// The groups of the menu, only with what this reader may open.
    pub menu: Vec<MenuGroup>,
    /// Whether the reader may search people and units.
    pub may_search: bool,
    /// Where the round stands and what the reader can do now.
    pub round: Option<RoundLine>,
    /// When the data were true, in words.
    pub as_of: String,
    /// The version of the data the page was made from.
    pub data_version: String,
    /// The result of the act just done.
    pub flash: Option<Flash>,
    /// This page in the other language.
    pub switch_href: String,
    /// Whether the reader chose to stay in the light.
    pub is_light: bool,
    /// A finished page refreshes itself after so many seconds, for long work.
    pub refresh_seconds: Option<u32>,
}

/// The signed-in reader, as shown at the top.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The name.
    pub name: String,
    /// The roles in words.
    pub roles: String,
}

/// A group of the menu.
#[derive(Clone, Debug)]
pub struct MenuGroup {
    /// The heading.
    pub title: String,
    /// The entries.
    pub items: Vec<MenuItem>,
}

/// An entry of the menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// Where it leads.
    pub href: String,
    /// The icon's name.
    pub icon: &'static str,
    /// The label.
    pub label: String,
    /// What waits there, when worth saying.
    pub count: Option<String>,
    /// Whether this page is under it.
    pub is_current: bool,
}

/// Where the round stands: one sentence on top, the same for all roles.
#[derive(Clone, Debug)]
pub struct RoundLine {
    /// The round's name.
    pub name: String,
    /// Phase, what you can do now, until when.
    pub sentence: String,
}

/// The result of an act, shown once at the top of the next page.
#[derive(Clone, Debug)]
pub struct Flash {
    /// `good`, `warn` or `bad`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

impl Frame {
    /// A frame without reader, menu or round: the public pages, signing in, and failures.
    #[must_use]
    pub fn bare(l: Lang, here: &Uri) -> Self {
        let other = if l == Lang::Id { Lang::En } else { Lang::Id };
        Self {
            l,
            zone: Zone::WIB,
            agency_name: String::new(),
            reader: None,
            menu: Vec::new(),
            may_search: false,
            round: None,
            as_of: String::new(),
            data_version: String::new(),
            flash: None,
            switch_href: lang::switched(here, other),
            is_light: false,
            refresh_seconds: None,
        }
    }

    /// The value of `<html lang>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.l.code()
    }

    /// The language that the footer offers, by its own name.
    #[must_use]
    pub fn other_language(&self) -> &'static str {
        self.l.t("English", "Bahasa Indonesia")
    }

    /// The code of the language that the footer offers.
    #[must_use]
    pub fn other_code(&self) -> &'static str {
        self.l.t("en", "id")
    }

    /// The address of the stylesheet.
    #[must_use]
    pub fn stylesheet(&self) -> String {
        assets::stylesheet()
    }

    /// The address of the mark.
    #[must_use]
    pub fn mark(&self) -> String {
        assets::mark()
    }

    /// Where the logo leads: the reader's first menu entry, or the public front page.
    #[must_use]
    pub fn home(&self) -> &str {
        self.menu
            .first()
            .and_then(|group| group.items.first())
            .map_or(routes::HOME, |item| item.href.as_str())
    }

    /// A frame as an analyst sees it, for tests and pictures.
    #[cfg(test)]
    pub(crate) fn sample(l: Lang, current: &str) -> Self {
        let item = |href: &str, icon, label: &str, count: Option<&str>| MenuItem {
            href: href.to_owned(),
            icon,
            label: label.to_owned(),
            count: count.map(ToOwned::to_owned),
            is_current: href == current,
        };
        Self {
            agency_name: "Pemerintah Kabupaten Bukitintan".into(),
            reader: Some(Reader { name: "Nurul Hidayati".into(), roles: l.t("Analis", "Analyst").into() }),
            may_search: true,
            menu: vec![
                MenuGroup {
                    title: l.t("Kerja", "Work").into(),
                    items: vec![
                        item(routes::WORK, "home", l.t("Beranda", "Home"), None),
                        item(routes::NEEDS, "grid", l.t("Kebutuhan pegawai", "Staffing needs"), None),
                        item(routes::UNITS, "building", l.t("Unit kerja", "Work units"), None),
                        item(routes::PROJECTION, "chart", l.t("Proyeksi", "Projection"), None),
                        item(routes::PLANS, "list", l.t("Rencana", "Plans"), Some("7")),
                    ],
                },
                MenuGroup {
                    title: l.t("Data", "Data").into(),
                    items: vec![
                        item(routes::PEOPLE, "person", l.t("Pegawai", "People"), None),
                        item(routes::IMPORTS, "upload", l.t("Impor", "Imports"), Some("12")),
                    ],
                },
            ],
            round: Some(RoundLine {
                name: l.t("Periode 2026-2", "Round 2026-2").into(),
                sentence: l
                    .t(
                        "Perhitungan. Rencana dapat disusun sampai 4 Desember 2026.",
                        "Computation. Plans can be made until 4 December 2026.",
                    )
                    .into(),
            }),
            as_of: crate::format::date(l, jiff::civil::date(2026, 11, 24)),
            data_version: "128".into(),
            ..Self::bare(l, &Uri::from_static("/"))
        }
    }
}
