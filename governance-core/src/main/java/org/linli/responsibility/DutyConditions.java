package org.linli.responsibility;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.Validity;

/** What many duties have in common: everything but where and for how long. */
record DutyConditions(
        DutyPart part,
        DutyBasis basis,
        Optional<DeadlineClass> deadline,
        Means means,
        Supply supply,
        Optional<AdmissionId> admission) {
    static DutyConditions of(Duty duty) {
        return new DutyConditions(
                duty.part(), duty.basis(), duty.deadline(), duty.means(), duty.supply(), duty.admission());
    }

    Duty duty(AreaId area, Validity validity) {
        return new Duty(area, part, validity, basis, deadline, means, supply, admission);
    }

    void save(DataOutput out) throws IOException {
        out.writeUTF(part.name());
        out.writeUTF(basis.toString());
        out.writeUTF(deadline.map(DeadlineClass::toString).orElse(""));
        save(means, out);
        save(supply, out);
        out.writeUTF(admission.map(AdmissionId::value).orElse(""));
    }

    static DutyConditions restored(DataInput in) throws IOException {
        DutyPart part = DutyPart.valueOf(in.readUTF());
        DutyBasis basis = DutyBasis.parse(in.readUTF());
        Optional<DeadlineClass> deadline = text(in).map(DeadlineClass::parse);
        Means means = means(in);
        Supply supply = supply(in);
        return new DutyConditions(part, basis, deadline, means, supply, text(in).map(AdmissionId::of));
    }

    static void save(Means means, DataOutput out) throws IOException {
        out.writeBoolean(means.people());
        out.writeBoolean(means.money());
        out.writeBoolean(means.authority());
    }

    static Means means(DataInput in) throws IOException {
        return new Means(in.readBoolean(), in.readBoolean(), in.readBoolean());
    }

    static void save(Supply supply, DataOutput out) throws IOException {
        out.writeUTF(supply.producer().map(ActorId::value).orElse(""));
        out.writeUTF(supply.payer().map(ActorId::value).orElse(""));
    }

    static Supply supply(DataInput in) throws IOException {
        return new Supply(text(in).map(ActorId::of), text(in).map(ActorId::of));
    }

    private static Optional<String> text(DataInput in) throws IOException {
        return Optional.of(in.readUTF()).filter(each -> !each.isEmpty());
    }
}
