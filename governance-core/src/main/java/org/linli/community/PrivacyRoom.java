package org.linli.community;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.privacy.PrivacyDesk;
import org.linli.privacy.PrivacyRegister;
import org.linli.trace.View;

/** Keeps the register of what is kept of whom, and sees requests for erasure through. Brought in by {@link Community#keepPrivacy}. */
final class PrivacyRoom implements CommunityExtension {
    private final PrivacyRegister register;
    private final PrivacyDesk desk;
    private final ActorId platform;

    PrivacyRoom(PrivacyRegister register, PrivacyDesk desk, ActorId platform) {
        this.register = register;
        this.desk = desk;
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    @Override
    public List<View> views() {
        return List.of(register);
    }

    @Override
    public int settle(Instant now, int max) {
        return desk.settle(now, max, platform);
    }
}
