namespace TwoWayChat.BrowserTests.Pictures;

/// <summary>What the demo's company is asked on the day of the pictures, and what it answers.</summary>
internal static class PictureDay
{
    public const string Maria = "+12025550142";
    private const string Tom = "+12025550143";
    private const string Priya = "+12025550144";
    private const string Unknown = "+12025550145";
    private const string James = "+12025550146";
    private const string Lena = "+12025550147";
    private const string Wei = "+12025550148";
    private const string Sofia = "+12025550149";

    /// <summary>Who they are; one is not known by name.</summary>
    public static readonly Dictionary<string, (string First, string Last)> Names = new()
    {
        [Maria] = ("Maria", "Alvarez"),
        [Tom] = ("Tom", "Becker"),
        [Priya] = ("Priya", "Natarajan"),
        [James] = ("James", "O’Connor"),
        [Lena] = ("Lena", "Hoffmann"),
        [Wei] = ("Wei", "Chen"),
        [Sofia] = ("Sofia", "Rossi"),
    };

    /// <summary>Questions that are answered and done with, through the day: the hour's volume.</summary>
    public static readonly (string Question, string Answer)[] Short =
    [
        ("When do you open tomorrow?", "At nine, and we are here until six."),
        ("Is there parking at the store?", "Yes, behind the house, free for an hour."),
        ("Can I change the delivery address?", "Of course. Where shall it go?"),
        ("BILLING Which account do I pay into?", "It stands at the foot of your invoice; shall I send it again?"),
        ("Do you repair lamps?", "We do. Bring it in, it takes two or three days."),
    ];

    /// <summary>How many of the short ones begin in each hour from eight on.</summary>
    public static readonly int[] ShortByHour = [5, 11, 17, 13, 7, 9, 15, 6];

    /// <summary>The chats that are shown, in order of time.</summary>
    public static readonly PictureStep[] Steps =
    [
        Says("09:12", Sofia, "Do you have gift cards?"),
        Answers("09:15", Sofia, "ana", "We do, from $10 on. Shall I put one aside for you?"),
        Says("09:21", Sofia, "Perfect, I come by this afternoon. Thanks!"),
        Does("09:22", Sofia, "ana", PictureAct.End, ""),
        Says("10:05", Maria, "Hi! My order 40817 has not come yet, it was due on Friday. Can you look?"),
        Answers("10:07", Maria, "ana", "Good morning Maria, this is Ana. Let me look that up for you."),
        Does("10:09", Maria, "ana", PictureAct.Note, "Second late parcel this month. @ben, a voucher?"),
        Answers("10:16", Maria, "ana", "It left our warehouse on Thursday and is with the carrier in Baltimore. You should have it tomorrow before noon."),
        Does("10:17", Maria, "ana", PictureAct.Tag, "delivery"),
        Says("14:48", Tom, "BILLING I was charged twice this month"),
        Answers("14:53", Tom, "ben", "I am sorry about that, Tom. I can see both charges; one goes back to your card today."),
        Says("15:11", Unknown, "Is the store open on Thanksgiving?"),
        Says("15:19", Lena, "Could somebody call me back about the installation? I am at home until four."),
        Says("15:22", James, "The blue one, size 42 please 👍"),
        Answers("15:24", James, "ana", "Done! It goes out this afternoon."),
        Says("15:26", Priya, "Do you deliver to Alexandria on Saturdays?"),
        Says("15:29", Wei, "BILLING Please send the invoice for October to my accountant"),
        Says("15:31", Tom, "Great, that was quick. Will I get a receipt?"),
        Says("15:33", Maria, "Great, thank you! Can they leave it with the neighbour if I am out?"),
    ];

    private static PictureStep Says(string at, string phone, string text) => new(at, phone, null, PictureAct.Text, text);

    private static PictureStep Answers(string at, string phone, string who, string text) => new(at, phone, who, PictureAct.Text, text);

    private static PictureStep Does(string at, string phone, string who, PictureAct act, string text) => new(at, phone, who, act, text);
}
