//! Where the applications went: what came in, what became of it, what is carried out.

use model::Place;

use crate::packing::packed;

packed! {
    /// This year's flow, and last year's behind it where that report is compared with.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Flow {
        pub years: Vec<FlowYear>,
    }

    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct FlowYear {
        /// `2023 年`; empty where it is not known.
        pub year: String,
        /// All of it in a sentence, with the difference where the two sides are not equal.
        pub sentence: String,
        /// In the form's order.
        pub rows: Vec<FlowRow>,
    }

    /// The total of a row of table three.
    #[derive(Clone, Debug, PartialEq)]
    pub struct FlowRow {
        pub place: Place,
        pub name: String,
        pub side: FlowSide,
        pub printed: String,
        /// Applications; `None` where no count is printed.
        pub value: Option<u64>,
        pub certain: bool,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FlowSide {
        /// New, or carried in.
        In,
        /// What became of it in the year.
        Handled,
        /// Carried out to the next year.
        Out,
    }
}

impl FlowYear {
    /// What came in, and what went out: handled or carried out.
    pub fn sides(&self) -> [u64; 2] {
        let sum = |is_in: bool| {
            let rows = self.rows.iter().filter(|row| (row.side == FlowSide::In) == is_in);
            rows.filter_map(|row| row.value).fold(0, u64::saturating_add)
        };
        [sum(true), sum(false)]
    }
}
