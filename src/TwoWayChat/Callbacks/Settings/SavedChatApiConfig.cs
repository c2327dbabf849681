using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>What a save left behind.</summary>
/// <param name="Config">The configuration as it stands now.</param>
/// <param name="Secret">The signing secret, where this save made it: the only time that it can be shown.</param>
internal sealed record SavedChatApiConfig(ChatApiConfig Config, SigningSecret? Secret);
