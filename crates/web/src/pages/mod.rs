//! One file per page: extract, use case, view, response. Views carry finished words; templates only place them.
