namespace TwoWayChat.BrowserTests.Pictures;

internal enum PictureAct
{
    Text,
    Note,
    Tag,
    End,
}
