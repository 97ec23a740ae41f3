//! Positions in an instance: who, where, which group, which demand.
//!
//! They are plain positions, counted from zero, valid for one instance only; names and ids of the outside
//! world live in the file formats.

use serde::{Deserialize, Serialize};

macro_rules! position {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index into a slice.
            #[inline]
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// The position of the `index`-th element.
            ///
            /// # Panics
            /// If `index` does not fit in 32 bits; a validated instance never has so many.
            #[inline]
            pub fn of(index: usize) -> Self {
                Self(u32::try_from(index).expect("invariant: a validated instance counts in 32 bits"))
            }
        }
    };
}

position!(
    /// Position of a person in `Instance::people`.
    PersonIx
);
position!(
    /// Position of a seat in `Instance::seats`.
    SeatIx
);
position!(
    /// Position of a group in `Instance::groups`.
    GroupIx
);
position!(
    /// Position of a demand (pin, ban, must-move) in `Instance::demands`.
    DemandIx
);
position!(
    /// Position of a unit in `Sides::units`.
    UnitIx
);
position!(
    /// A district: a label that seats share.
    DistrictIx
);
