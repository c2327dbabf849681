using MudBlazor;
using MudBlazor.Utilities;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Tests.Web;

/// <summary>Contrast as WCAG 2.2 counts it: 4.5:1 for text (1.4.3), 3:1 for the outline of fields and the bars of charts (1.4.11).</summary>
public class LookTests
{
    public static TheoryData<string, bool> Themes => new() { { "light", false }, { "dark", true } };

    [Theory, MemberData(nameof(Themes))]
    public void Text_OnEveryGround_ReachesReadableContrast(string theme, bool dark)
    {
        var palette = PaletteOf(dark);
        MudColor[] grounds = [palette.Background, palette.BackgroundGray, palette.Surface, palette.AppbarBackground, palette.DrawerBackground];
        MudColor[] inks = [palette.TextPrimary, palette.TextSecondary, palette.Primary, palette.Error, palette.Success, palette.Warning, palette.Info];

        foreach (var (ground, ink) in grounds.SelectMany(ground => inks.Select(ink => (ground, ink))))
        {
            Contrast(ink, ground).ShouldBeGreaterThanOrEqualTo(4.5, $"{theme}: {ink} on {ground}");
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public void ButtonText_OnItsColour_ReachesReadableContrast(string theme, bool dark)
    {
        var palette = PaletteOf(dark);
        (MudColor Ink, MudColor Ground)[] pairs =
        [
            (palette.PrimaryContrastText, palette.Primary),
            (palette.SecondaryContrastText, palette.Secondary),
            (palette.TertiaryContrastText, palette.Tertiary),
            (palette.InfoContrastText, palette.Info),
            (palette.SuccessContrastText, palette.Success),
            (palette.WarningContrastText, palette.Warning),
            (palette.ErrorContrastText, palette.Error),
            (palette.DarkContrastText, palette.Dark),
        ];

        foreach (var (ink, ground) in pairs)
        {
            Contrast(ink, ground).ShouldBeGreaterThanOrEqualTo(4.5, $"{theme}: {ink} on {ground}");
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public void OutlinesAndCharts_OnSurface_ReachVisibleContrast(string theme, bool dark)
    {
        var palette = PaletteOf(dark);

        foreach (var colour in Look.ChartColours.Select(colour => new MudColor(colour)).Append(palette.LinesInputs))
        {
            Contrast(colour, palette.Surface).ShouldBeGreaterThanOrEqualTo(3, $"{theme}: {colour}");
        }
    }

    private static Palette PaletteOf(bool dark) => dark ? Look.Dark.PaletteDark : Look.Light.PaletteLight;

    private static double Contrast(MudColor one, MudColor other)
    {
        var (low, high) = (Math.Min(Luminance(one), Luminance(other)), Math.Max(Luminance(one), Luminance(other)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(MudColor colour) => (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte channel)
    {
        var value = channel / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
