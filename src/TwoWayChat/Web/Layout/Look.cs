using MudBlazor;

namespace TwoWayChat.Web.Layout;

/// <summary>
/// Colours, type and measures of the product. Both palettes are sent with every page; the attribute <c>data-theme</c> of the
/// document (set by theme.js) chooses, so that a change of theme needs no server and a page never flashes in the wrong one.
/// Every pair of text and ground reaches 4.5:1, every outline 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
/// </summary>
internal static class Look
{
    public static MudTheme Light { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0B6B66", PrimaryContrastText = "#FFFFFF", Secondary = "#48586A", Tertiary = "#6747A6", TertiaryContrastText = "#FFFFFF",
            Info = "#1D5FB4", Success = "#1A7443", Warning = "#8A5300", Error = "#B92B2B", Dark = "#16202B",
            TextPrimary = "#16202B", TextSecondary = "#536271", TextDisabled = "#8A96A3",
            Background = "#F6F7F9", BackgroundGray = "#EDF0F3", Surface = "#FFFFFF",
            AppbarBackground = "#FFFFFF", AppbarText = "#16202B", DrawerBackground = "#FFFFFF", DrawerText = "#16202B", DrawerIcon = "#48586A",
            ActionDefault = "#48586A", ActionDisabled = "#8A96A3", ActionDisabledBackground = "#E4E8EC",
            LinesDefault = "#E1E6EB", LinesInputs = "#84909C", TableLines = "#E7EBEF", TableHover = "#F3F6F8", TableStriped = "#F8FAFB",
            Divider = "#E1E6EB", DividerLight = "#EDF0F3", OverlayDark = "rgba(15,21,27,0.45)",
        },
        Typography = Type(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
    };

    public static MudTheme Dark { get; } = new()
    {
        PaletteDark = new PaletteDark
        {
            Primary = "#5ECABF", PrimaryContrastText = "#04211F", Secondary = "#B3C0CC", SecondaryContrastText = "#10161C",
            Tertiary = "#C3ABF5", TertiaryContrastText = "#1A1030",
            Info = "#8ABCFF", InfoContrastText = "#06192F", Success = "#67D598", SuccessContrastText = "#04200F",
            Warning = "#F2BC66", WarningContrastText = "#241700", Error = "#FF958E", ErrorContrastText = "#2B0606",
            Dark = "#2A3540", DarkContrastText = "#E7ECF1",
            TextPrimary = "#E7ECF1", TextSecondary = "#A6B3BF", TextDisabled = "#6F7C89",
            Background = "#0F151B", BackgroundGray = "#0B1015", Surface = "#182028",
            AppbarBackground = "#141B22", AppbarText = "#E7ECF1", DrawerBackground = "#141B22", DrawerText = "#E7ECF1", DrawerIcon = "#B3C0CC",
            ActionDefault = "#B3C0CC", ActionDisabled = "#6F7C89", ActionDisabledBackground = "#232D36",
            LinesDefault = "#2A343E", LinesInputs = "#74828F", TableLines = "#27313A", TableHover = "#1E2831", TableStriped = "#1B242C",
            Divider = "#2A343E", DividerLight = "#222B34", OverlayDark = "rgba(0,0,0,0.6)",
        },
        Typography = Type(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        PseudoCss = new PseudoCss { Scope = ":root[data-theme=dark]" },
    };

    /// <summary>Colours of chart series, in this order; each reaches 3:1 on both grounds and they differ in lightness too.</summary>
    public static string[] ChartColours { get; } = ["#0E8F88", "#3B7DD8", "#B57A12", "#8A63D2", "#CC4F76", "#71808F"];

    private static Typography Type() => new()
    {
        Default = new DefaultTypography
        {
            FontFamily = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"],
            LetterSpacing = "normal",
        },
        H1 = Heading<H1Typography>("1.5rem", "650"),
        H2 = Heading<H2Typography>("1.125rem", "650"),
        H3 = Heading<H3Typography>("1rem", "650"),
        H6 = Heading<H6Typography>("1rem", "650"),
        Body1 = new Body1Typography { FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
        Body2 = new Body2Typography { FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
        Caption = new CaptionTypography { FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
        Button = new ButtonTypography { FontSize = "0.875rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
    };

    private static T Heading<T>(string size, string weight) where T : BaseTypography, new() =>
        new() { FontSize = size, FontWeight = weight, LineHeight = "1.3", LetterSpacing = "-0.005em" };
}
