using System.Globalization;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>How many seeds a simulation plays: few in the suite, as many as <c>TWOWAYCHAT_TEST_SEEDS</c> says in a long run.</summary>
internal static class SeedCount
{
    public static int Or(int usual) => int.TryParse(
        Environment.GetEnvironmentVariable("TWOWAYCHAT_TEST_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : usual;
}
