//! The limit on what all pages of a file draw together.

use read::Limits;

/// Objects, characters and lines that may still be drawn, all pages together.
pub(super) struct DrawingBudget {
    left: usize,
    /// Something was left out because of its size or its depth.
    overdrawn: bool,
}

impl DrawingBudget {
    /// [`Limits::nodes`] objects.
    pub fn of(limits: &Limits) -> DrawingBudget {
        DrawingBudget { left: limits.nodes, overdrawn: false }
    }

    pub fn is_overdrawn(&self) -> bool {
        self.overdrawn
    }

    pub fn overdraw(&mut self) {
        self.overdrawn = true;
    }

    /// Takes `count` objects off; `false`, and the budget overdrawn, where fewer are left.
    pub fn take(&mut self, count: usize) -> bool {
        let enough = count <= self.left;
        self.overdrawn |= !enough;
        self.left = self.left.saturating_sub(count);
        enough
    }
}
