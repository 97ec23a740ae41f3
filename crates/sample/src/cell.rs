//! Cells and tables between the rows and the files.
//!
//! A cell knows text, number and empty only: dates are ISO text in the tidy files, because a spreadsheet date
//! would carry a display format and a time zone guess along.

use jiff::civil::Date;

use crate::calendar::iso;

/// One cell of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

impl Cell {
    /// The cell as a CSV field; numbers with a decimal point, no grouping.
    pub(crate) fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => format!("{number}"),
            Self::Empty => String::new(),
        }
    }
}

/// A row struct that knows its file.
pub(crate) trait Tabular {
    /// Name of the KIND, and of the file.
    const KIND: &'static str;
    /// Column names of row 1.
    const HEADER: &'static [&'static str];
    /// The cells in the order of the header.
    fn cells(&self) -> Vec<Cell>;
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<&Option<String>> for Cell {
    fn from(text: &Option<String>) -> Self {
        text.as_ref().map_or(Self::Empty, Self::from)
    }
}

impl From<bool> for Cell {
    fn from(is_true: bool) -> Self {
        Self::from(if is_true { "yes" } else { "no" })
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Text(iso(date))
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<u8> for Cell {
    fn from(number: u8) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<i16> for Cell {
    fn from(number: i16) -> Self {
        Self::Number(f64::from(number))
    }
}

impl<T> From<Option<T>> for Cell
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::from)
    }
}
