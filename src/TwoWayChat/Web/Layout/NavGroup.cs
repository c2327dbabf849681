namespace TwoWayChat.Web.Layout;

/// <summary>The parts of the main menu, in the order in which they stand.</summary>
internal enum NavGroup
{
    Main,
    Administration,
}
