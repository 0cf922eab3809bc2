//! Theme and text size of the frame, chosen by a person and not stored.

/// Theme and text size of the frame. The paper stays white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    theme: Theme,
    size: Size,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Theme {
    Auto,
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Standard,
    Large,
    Largest,
}

impl Appearance {
    pub fn new(theme: &str) -> Appearance {
        let theme = match theme {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Auto,
        };
        Appearance { theme, size: Size::Standard }
    }

    pub fn theme(self) -> &'static str {
        match self.theme {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// `1` to `3`.
    pub fn size(self) -> &'static str {
        match self.size {
            Size::Standard => "1",
            Size::Large => "2",
            Size::Largest => "3",
        }
    }

    pub fn next_theme(self) -> Appearance {
        let theme = match self.theme {
            Theme::Auto => Theme::Dark,
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::Auto,
        };
        Appearance { theme, ..self }
    }

    pub fn next_size(self) -> Appearance {
        let size = match self.size {
            Size::Standard => Size::Large,
            Size::Large => Size::Largest,
            Size::Largest => Size::Standard,
        };
        Appearance { size, ..self }
    }
}
