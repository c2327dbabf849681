namespace TwoWayChat.Users.Alerts;

/// <summary>Sounds that the browser makes by itself (<c>alerts.js</c>).</summary>
internal enum AlertSound
{
    None,
    Chime,
    Bell,
    Drop,
    Knock,
    Alarm,
}
