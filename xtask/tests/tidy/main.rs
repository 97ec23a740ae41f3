//! Habits of the house as ordinary tests. Text is read as text: nothing here compiles or runs the product.

mod bans;
mod edges;
mod glossary;
mod migrations;
mod records;
mod size;
mod sources;
mod words;
